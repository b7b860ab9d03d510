import { type CaptionStyle, plainCaption } from '@pochitto/functions/domain/presets/preset';
import { useTranslations } from 'use-intl';
import { isSame, type StickerContent } from './editor_content.ts';
import { ApplyToAllButton } from './part_buttons.tsx';
import { shownSticker, useChosen, useEditor } from './use_editor.ts';

/** Applies the caption style or the pose of one sticker to all. */
export function ApplyToAll({ part }: { part: 'caption' | 'pose' }) {
  const t = useTranslations('editor');
  const editor = useEditor();
  const { sticker, commit } = useChosen();
  const { state, dispatch } = editor;
  const apply = () => {
    for (const [id, content] of Object.entries(state.now.stickers)) {
      if (id === sticker.id) continue;
      const gesture = `all ${part}`;
      if (part === 'caption') {
        const caption = withWordStyle(content, sticker.fullCaption);
        if (!isSame(caption, content.caption)) dispatch({ type: 'caption', id, caption, gesture });
      } else {
        const { ownPose, fullPose } = shownSticker(editor, id);
        const wanted = { ...fullPose, effect: sticker.fullPose.effect };
        const pose = isSame(wanted, ownPose) ? null : wanted;
        if (!isSame(pose, content.pose)) dispatch({ type: 'pose', id, pose, gesture });
      }
    }
    commit();
  };
  return (
    <ApplyToAllButton
      text={t(part === 'caption' ? 'words.all' : 'picture.all')}
      testId={`all-${part}`}
      onPress={apply}
    />
  );
}

/** Copies the caption style but not its place, which differs between stickers. */
function withWordStyle(
  { caption }: StickerContent,
  { font, color, scale }: CaptionStyle,
): CaptionStyle | null {
  const wanted = { ...(caption ?? plainCaption), font, color, scale };
  return isSame(wanted, plainCaption) ? null : wanted;
}
