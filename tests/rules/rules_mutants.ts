/** A rules file with one fault. */
export interface Mutant {
  /** The change, e.g. `/stamps/{stampId} allow read: isOwner() → true`. */
  readonly name: string;
  /** The match path or function that was changed. */
  readonly block: string;
  readonly source: string;
}

/** Returns all variants of a rules file with one changed condition, list, method or path. */
export function mutantsOf(rules: string): Mutant[] {
  const source = rules.replace(/\/\/.*$/gm, '');
  return [
    ...conditionMutants(source),
    ...listMutants(source),
    ...methodMutants(source),
    ...pathMutants(source),
  ];
}

type Change = (place: string) => readonly (readonly [to: string, name: string])[];

/** Returns all changes of all matches of `pattern`; its group `place` is replaced. */
function changed(source: string, pattern: RegExp, change: Change): Mutant[] {
  return [...source.matchAll(pattern)].flatMap((match) => {
    const [start, end] = match.indices?.groups?.place ?? [0, 0];
    const block = blockAt(source, match.index + match[0].length);
    return change(source.slice(start, end)).map(([to, name]) => ({
      name: `${block} ${name}`.replace(/\s+/g, ' '),
      block,
      source: source.slice(0, start) + to + source.slice(end),
    }));
  });
}

function blockAt(source: string, index: number): string {
  const heads = [...source.slice(0, index).matchAll(/match (?<path>\/\S+) \{|function (?<name>\w+)\(/g)];
  const { path, name } = heads.at(-1)?.groups ?? {};
  return path ?? `${name}()`;
}

/** Replaces each condition, and each part of it joined by && or ||, by true, false and its negation. */
function conditionMutants(source: string): Mutant[] {
  const conditions = /(?:allow [a-z, ]+: if|return) (?<place>[^;]+);/dg;
  return changed(source, conditions, (condition) =>
    partsOf(condition).flatMap(({ start, text }) =>
      ['true', 'false', `!(${text})`].map((to) => {
        const whole = condition.slice(0, start) + to + condition.slice(start + text.length);
        return [whole, `${text} → ${to.startsWith('!') ? 'its opposite' : to}`] as const;
      }),
    ),
  );
}

interface Part {
  readonly start: number;
  readonly text: string;
}

/** Returns a condition without its outer parentheses, and all its parts. */
function partsOf(condition: string, offset = 0): Part[] {
  const lead = condition.length - condition.trimStart().length;
  const text = condition.trim();
  const start = offset + lead;
  if (text.startsWith('(') && closingOf(text, 0) === text.length - 1) {
    return partsOf(text.slice(1, -1), start + 1);
  }
  const pieces = splitAt(text);
  const inner =
    pieces.length === 1 ? [] : pieces.flatMap((piece) => partsOf(piece.text, start + piece.start));
  return [{ start, text }, ...inner];
}

/** Splits at the operators && and || outside of brackets and quotes. */
function splitAt(text: string): Part[] {
  const pieces: Part[] = [];
  let start = 0;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === "'") index = text.indexOf("'", index + 1);
    else if (character === '(' || character === '[') index = closingOf(text, index);
    else if (/^(&&|\|\|)/.test(text.slice(index, index + 2))) {
      pieces.push({ start, text: text.slice(start, index) });
      index += 1;
      start = index + 1;
    }
  }
  return [...pieces, { start, text: text.slice(start) }];
}

function closingOf(text: string, opening: number): number {
  let depth = 0;
  for (let index = opening; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === "'") index = text.indexOf("'", index + 1);
    else if (character === '(' || character === '[') depth += 1;
    else if (character === ')' || character === ']') depth -= 1;
    if (depth === 0) return index;
  }
  return text.length;
}

/** Removes each text from a list. */
function listMutants(source: string): Mutant[] {
  return changed(source, /(?<place>\['[^\]]+'\])/dg, (list) => {
    const items = list.match(/'[^']*'/g) ?? [];
    return items.map((item) => {
      const others = items.filter((other) => other !== item);
      return [`[${others.join(', ')}]`, `without ${item}`] as const;
    });
  });
}

/** Extends get to list and write, read to write, and create to update. */
function methodMutants(source: string): Mutant[] {
  const wider: Record<string, readonly string[]> = {
    get: ['get, list', 'get, write'],
    read: ['read, write'],
    create: ['create, update'],
  };
  return changed(source, /allow (?<place>[a-z]+):/dg, (method) =>
    (wider[method] ?? []).map((to) => [to, `allow ${method} → ${to}`] as const),
  );
}

/** Extends a match of one segment to everything below it. */
function pathMutants(source: string): Mutant[] {
  return changed(source, /match \/[\w/{}]+\/(?<place>\{\w+\}) \{/dg, (segment) => {
    const to = segment.replace('}', '=**}');
    return [[to, `${segment} → ${to}`] as const];
  });
}
