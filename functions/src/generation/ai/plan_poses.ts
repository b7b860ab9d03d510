import { poseOf } from '../../domain/acting/acting.ts';
import type { ExpressionName } from '../../domain/acting/acting_names.ts';
import { actingChoices } from '../../domain/acting/acting_table.ts';
import { feelingOf } from '../../domain/acting/feeling_of.ts';
import { cheapest, Tally } from '../../domain/acting/seeded.ts';
import type { GenerateQueueMessage } from '../../domain/generation/generate_queue_message.ts';
import type { PresetConfig } from '../../domain/presets/preset.ts';
import type { Pose } from '../../domain/stamps/pose.ts';
import { expressionWords } from './expression_words.ts';
import { bodyMotions, gesturesOf } from './gesture_words.ts';

/** Pose of the figure in one cell. */
export interface CellPose {
  readonly message: string;
  /** The feeling's name, in plain words. */
  readonly feeling: string;
  /** The facial expression; null if the composition draws the face. */
  readonly face: string | null;
  /** Gesture and view, unique within a sheet. */
  readonly body: string;
  readonly framing: Pose['framing'];
}

type Acted = Pick<GenerateQueueMessage, 'message' | 'pose' | 'acting' | 'styleIndex' | 'regenerations'>;

/** Views that distinguish figures with the same gesture. */
const views = [
  'seen from the front',
  'turned a little to one side',
  'seen from slightly above',
  'turned a little to the other side',
  'seen from slightly below',
] as const;

/**
 * Plans the poses of a sheet's figures: they follow the planned actings, and all differ. The same messages give the
 * same poses; a regenerated sticker gets the next one.
 */
export function planPoses(messages: readonly Acted[], preset: Pick<PresetConfig, 'poses'>): CellPose[] {
  const gestures = new Tally<string>();
  const seen = new Tally<string>();
  const faces = new Tally<ExpressionName>();
  return messages.map((message): CellPose => {
    const { acting, regenerations } = message;
    const feeling = acting?.feeling ?? feelingOf(message.message);
    const { energy, expressions } = actingChoices(feeling);
    const isBare = acting !== null && acting.drawnFace !== null;
    const framing = isBare ? 'full' : poseOf(message, preset).framing;
    const choices = isBare ? (bodyMotions[energy] ?? []) : gesturesOf(feeling, framing);
    const gesture = cheapest(choices, (each, rank) => {
      return (
        gestures.of(each) * 10 + ((rank + choices.length - (regenerations % choices.length)) % choices.length)
      );
    });
    const body = cheapest(
      views.map((view) => `${gesture}, ${view}`),
      (each, rank) => seen.of(each) * 100 + seen.of(views[rank] ?? '') + rank * 0.1,
    );
    gestures.add(gesture);
    seen.add(body);
    seen.add(body.slice(gesture.length + 2));
    const planned = expressionOf(acting?.expression.name);
    // Plans do not change the face of an animal or an object, but a model can.
    const face = planned ?? cheapest(expressions, (each, rank) => faces.of(each) * 2 + rank);
    faces.add(face);
    return {
      message: message.message,
      feeling: feeling.replaceAll('_', ' '),
      face: isBare ? null : expressionWords[face],
      body,
      framing,
    };
  });
}

/** Returns the planned expression, if it changes the face and is known. */
function expressionOf(name: string | undefined): ExpressionName | null {
  if (name === undefined || name === 'own' || !(name in expressionWords)) return null;
  return name as ExpressionName;
}
