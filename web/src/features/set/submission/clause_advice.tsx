import { useTranslations } from 'use-intl';

/** Points of LINE's review guideline with their own text; others use the text of their chapter. */
const points = [
  '1_1',
  '1_2',
  '1_3',
  '1_4',
  '1_5',
  '1_6',
  '1_7',
  '1_8',
  '1_9',
  '1_10',
  '2_2',
  '2_3',
  '2_4',
  '2_5',
  '2_6',
  '2_7',
] as const;
const chapters = ['1', '2', '3', '4', '5'] as const;

/** Explains each point of the guideline that a rejection names, and what to do. */
export function ClauseAdvice({ clauses }: { readonly clauses: readonly string[] }) {
  const t = useTranslations('submission');
  if (clauses.length === 0) return null;
  return (
    <ul className="flex flex-col gap-3" data-testid="clause-advice">
      {clauses.map((clause) => {
        const point = points.find((each) => each === clause.replace('.', '_'));
        const chapter = chapters.find((each) => each === clause.split('.')[0]) ?? '1';
        const about = point ? (`points.${point}` as const) : (`chapters.${chapter}` as const);
        return (
          <li key={clause}>
            <p className="font-bold">
              {t('clause', { clause })} {t(`${about}.what`)}
            </p>
            <p>{t(`${about}.todo`)}</p>
          </li>
        );
      })}
    </ul>
  );
}
