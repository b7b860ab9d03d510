import type { ActingPlaces } from '@pochitto/functions/compose/acting/acting_stage';
import { productCanvas } from '@pochitto/functions/compose/product_picture';
import type { PresetConfig } from '@pochitto/functions/domain/presets/preset';
import type { Product } from '@pochitto/functions/domain/product/product_spec';
import { useCallback, useMemo, useReducer, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import type { ActingPart } from './acting_panel.tsx';
import { changeCount, changesOf } from './editor_changes.ts';
import { type Content, keptOrder, wordsProblem } from './editor_content.ts';
import { EditorNotices } from './editor_notices.tsx';
import { editorState, openedState } from './editor_state.ts';
import { useIsWide, useShortcuts } from './editor_window.ts';
import { readEdits, useKeptEdits } from './kept_edits.ts';
import { LeaveQuestion } from './leave_question.tsx';
import { usePlayed, usePlayer } from './motion/use_player.ts';
import { useArtist } from './open_artist.ts';
import { type PanelName, Panels, panelsOf } from './panels.tsx';
import { type EditorSet, readSet, useImages } from './read_set.ts';
import { type Movable, Stage } from './stage.tsx';
import { StagePill } from './stage_pill.tsx';
import { Strip } from './strip.tsx';
import { Toolbar } from './toolbar.tsx';
import { useCutOutAgain } from './use_cut_out_again.ts';
import { EditorContext } from './use_editor.ts';
import { useSaving } from './use_saving.ts';
import { useThumbs } from './use_thumbs.ts';

/** What dragging moves while a panel is open. */
const movables: Readonly<Record<PanelName, Movable>> = {
  motion: null,
  words: 'words',
  acting: 'marks',
  picture: 'picture',
  cutOut: null,
  set: null,
};

/** Returns the panel that a link names, else the first. */
function panelNamed(name: string | null, product: Product): PanelName {
  const offered = panelsOf(product);
  return offered.find((each) => each === name) ?? offered[0] ?? 'words';
}

interface EditorProps {
  readonly opened: EditorSet;
  readonly preset: PresetConfig;
  readonly firstId: string | null;
  /** The set's current revision on the server. */
  readonly liveRevision: number;
}

/** The editor of one finished set. */
export function Editor({ opened, preset, firstId, liveRevision }: EditorProps) {
  const t = useTranslations('editor');
  const { id: stampId, userId, product } = opened.stamp;
  const isWide = useIsWide();
  const navigate = useNavigate();
  const [asked] = useSearchParams();
  const [set, setSet] = useState(opened);
  const [state, dispatch] = useReducer(editorState, null, () =>
    openedState(opened.content, opened.stamp.revision, readEdits(stampId)),
  );
  const [panel, setPanel] = useState<PanelName>(() => panelNamed(asked.get('panel'), product));
  const [actingPart, setActingPart] = useState<ActingPart>('feeling');
  const [chosenMark, setChosenMark] = useState<number | null>(null);
  const [drawn, setDrawn] = useState<{ readonly id: string; readonly places: ActingPlaces | null } | null>(
    null,
  );
  const [wish, setWish] = useState(firstId ?? keptOrder(state.now)[0]);
  const kept = keptOrder(state.now);
  const chosenId = kept.find((id) => id === wish) ?? kept[0] ?? '';
  const choose = useCallback(
    (id: string) => {
      setWish(id);
      setChosenMark(null);
      navigate(`/sets/${stampId}/edit/${id}`, { replace: true, preventScrollReset: true });
    },
    [navigate, stampId],
  );

  const chooseMark = useCallback((index: number | null) => {
    setChosenMark(index);
    if (index !== null) setActingPart('marks');
  }, []);
  const places = drawn?.id === chosenId ? drawn.places : null;
  const takePlaces = useCallback(
    (id: string, there: ActingPlaces | null) => setDrawn({ id, places: there }),
    [],
  );

  const artist = useArtist(set, preset);
  const thumbs = useThumbs(artist, set, state);
  const changes = useMemo(() => changesOf(state.base, state.now), [state.base, state.now]);
  const count = changeCount(changes);
  const { drop } = useKeptEdits(stampId, changes);
  const { saving, save, forget } = useSaving(stampId, state, dispatch);
  const [loadingForeign, setLoadingForeign] = useState<'none' | 'taking' | 'taken'>('none');
  const { photoPath } = set;
  const take = useCallback(async () => {
    setLoadingForeign('taking');
    const fresh = await readSet(stampId, userId).catch(() => null);
    setLoadingForeign(fresh && count > 0 ? 'taken' : 'none');
    if (!fresh) return;
    setSet(fresh);
    const isOtherPhoto = fresh.photoPath !== photoPath;
    dispatch({ type: 'rebase', base: fresh.content, revision: fresh.stamp.revision, isOtherPhoto });
    forget();
  }, [stampId, userId, photoPath, count, forget]);
  const cutOutAgain = useCutOutAgain({ stampId, userId, revision: state.revision }, take);
  const isForeign = saving.state !== 'busy' && !cutOutAgain.isBusy && liveRevision > state.revision;

  const go = (type: 'undo' | 'redo') => {
    const there = type === 'undo' ? state.past.at(-1) : state.future[0];
    dispatch({ type });
    const id = there && changedSticker(state.now, there);
    if (id && id !== chosenId) choose(id);
  };
  const wrong = kept.filter((id) => {
    const sticker = state.now.stickers[id];
    return sticker !== undefined && wordsProblem(sticker, product) !== null;
  });
  const trySave = async (): Promise<boolean> => {
    const [first] = wrong;
    if (first === undefined) return save();
    choose(first);
    setPanel('words');
    return false;
  };
  useShortcuts({ undo: () => go('undo'), redo: () => go('redo'), save: trySave });

  const player = usePlayer();
  const images = useImages(set);
  const canvas = productCanvas(product);
  const editor = useMemo(
    () => ({
      set,
      preset,
      state,
      dispatch,
      chosenId,
      choose,
      chosenMark,
      chooseMark,
      places,
      cutOutAgain,
      canvas,
      player,
      images,
    }),
    [
      set,
      preset,
      state,
      chosenId,
      choose,
      chosenMark,
      chooseMark,
      places,
      cutOutAgain,
      canvas,
      player,
      images,
    ],
  );
  usePlayed(player, artist, panel === 'motion', editor);
  return (
    <EditorContext value={editor}>
      <div className="mx-auto flex h-[calc(100dvh-7rem-1px)] min-h-[38rem] sm:h-[calc(100dvh-4rem-1px)] w-full max-w-[90rem] flex-col gap-2 px-3 pt-2 lg:min-h-[34rem] lg:gap-3 lg:px-6 lg:pb-4">
        <Toolbar
          count={count}
          isSaving={saving.state === 'busy'}
          onUndo={() => go('undo')}
          onRedo={() => go('redo')}
          onSave={trySave}
        />
        <div className="relative flex min-h-0 flex-1 flex-col gap-2 lg:grid lg:grid-cols-[13rem_1fr_24rem] lg:grid-rows-1 lg:gap-4">
          <EditorNotices
            saving={saving}
            foreign={loadingForeign === 'taking' ? 'taking' : isForeign ? 'changed' : loadingForeign}
            hasOwnChanges={count > 0}
            onTake={take}
            onSave={trySave}
            onClose={() => {
              forget();
              setLoadingForeign('none');
            }}
          />
          <div className="relative flex min-h-0 basis-[42%] flex-col lg:order-2">
            <Stage
              artist={artist}
              movable={panel === 'acting' && actingPart === 'expression' ? 'face' : movables[panel]}
              onPlaces={takePlaces}
              isPlayed={panel === 'motion'}
            />
            <StagePill
              saving={saving}
              count={count}
              wrongCount={wrong.length}
              isDrawing={artist === null}
              isUntouched={state.past.length === 0 && state.future.length === 0}
            />
          </div>
          <div className="-mx-3 flex min-h-0 shrink-0 flex-col px-1.5 lg:order-1 lg:mx-0 lg:px-0">
            <Strip thumbs={thumbs} direction={isWide ? 'vertical' : 'horizontal'} />
          </div>
          <section
            aria-label={t('panels')}
            className="-mx-3 flex min-h-0 flex-1 flex-col rounded-t-card border border-b-0 border-line bg-card shadow-lift lg:order-3 lg:mx-0 lg:rounded-card lg:border-b lg:shadow-none"
          >
            <Panels
              artist={artist}
              open={panel}
              onOpen={setPanel}
              actingPart={actingPart}
              onActingPart={(part) => {
                setActingPart(part);
                if (part !== 'marks') setChosenMark(null);
              }}
            />
          </section>
        </div>
      </div>
      <LeaveQuestion stampId={stampId} count={count} onSave={trySave} onDrop={drop} />
    </EditorContext>
  );
}

/** Returns the sticker that an undo or redo changes, to select it. */
function changedSticker(one: Content, other: Content): string | null {
  return keptOrder(other).find((id) => one.stickers[id] !== other.stickers[id]) ?? null;
}
