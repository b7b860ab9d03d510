import { useEffect, useRef, useState } from 'react';

interface MovingPictureProps {
  readonly src: string;
  readonly className?: string;
  /** If false, shows the first frame only. */
  readonly plays: boolean;
}

/** A decorative animation that plays only while it is in view; otherwise its first frame is shown. */
export function MovingPicture({ src, className = '', plays }: MovingPictureProps) {
  const box = useRef<HTMLSpanElement>(null);
  const [isSeen, setSeen] = useState(false);
  const [isShown, setShown] = useState(false);
  const isMoving = isSeen && plays;
  useEffect(() => {
    if (!box.current) return;
    const observer = new IntersectionObserver((entries) => setSeen(entries.at(-1)?.isIntersecting ?? false));
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  return (
    <span ref={box} className={className}>
      {/* Stays until the animation has loaded, so that nothing flashes when it starts or stops. */}
      <FirstFrame src={src} isHidden={isShown} />
      {isMoving ? <Animation key={src} src={src} onShown={setShown} /> : null}
    </span>
  );
}

function Animation({ src, onShown }: { readonly src: string; readonly onShown: (isShown: boolean) => void }) {
  useEffect(() => () => onShown(false), [onShown]);
  return (
    <img
      src={src}
      alt=""
      className="absolute inset-0 size-full object-contain"
      onLoad={() => onShown(true)}
    />
  );
}

function FirstFrame({ src, isHidden }: { readonly src: string; readonly isHidden: boolean }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let isGone = false;
    const image = new Image();
    image.src = src;
    const draw = () => {
      if (isGone || !canvas.current) return;
      canvas.current.width = image.naturalWidth;
      canvas.current.height = image.naturalHeight;
      // Drawing an animation to a canvas draws its first frame.
      canvas.current.getContext('2d')?.drawImage(image, 0, 0);
    };
    // A picture that cannot be decoded stays empty, like an image.
    void image.decode().then(draw, () => undefined);
    return () => {
      isGone = true;
    };
  }, [src]);
  return <canvas ref={canvas} className={`size-full object-contain ${isHidden ? 'invisible' : ''}`} />;
}
