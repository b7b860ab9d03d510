import { useEffect, useRef, useState } from 'react';

interface MovingPictureProps {
  readonly src: string;
  readonly className?: string;
  /** False: its first frame alone. */
  readonly plays: boolean;
}

/** An animation without a name of its own, which plays only while it is in view. */
export function MovingPicture({ src, className = '', plays }: MovingPictureProps) {
  const box = useRef<HTMLSpanElement>(null);
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    if (!box.current) return;
    const observer = new IntersectionObserver((entries) => setSeen(entries.at(-1)?.isIntersecting ?? false));
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  return (
    <span ref={box} className={className}>
      {isSeen && plays ? (
        <img src={src} alt="" className="size-full object-contain" />
      ) : (
        <FirstFrame src={src} />
      )}
    </span>
  );
}

function FirstFrame({ src }: { src: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let isGone = false;
    const image = new Image();
    image.src = src;
    const draw = () => {
      if (isGone || !canvas.current) return;
      canvas.current.width = image.naturalWidth;
      canvas.current.height = image.naturalHeight;
      // Of an animation, a canvas is given the first frame.
      canvas.current.getContext('2d')?.drawImage(image, 0, 0);
    };
    // A picture that cannot be read stays empty, as an image would.
    void image.decode().then(draw, () => undefined);
    return () => {
      isGone = true;
    };
  }, [src]);
  return <canvas ref={canvas} className="size-full object-contain" />;
}
