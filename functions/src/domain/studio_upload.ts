/** Parts of the path of a studio picture, or null when it is none. Storage rules allow just such names. */
export function parseStudioPath(path: string): { uid: string; name: string } | null {
  const match = /^uploads\/user_([^/]+)\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.[a-z0-9]{1,5})$/.exec(
    path,
  );
  const [, uid, name] = match ?? [];
  return uid && name ? { uid, name } : null;
}
