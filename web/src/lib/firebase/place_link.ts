import { useLoad } from '../requests.ts';
import { once } from './firebase.ts';

const readPlaces = once(({ config: { firebase, emulators } }) => ({
  projectId: firebase.projectId,
  bucket: firebase.storageBucket,
  isLocal: emulators !== null,
}));

/**
 * Where Firebase's own console shows a document or a file of the bucket, by its path; null where there is no console, as
 * with the emulators, and while nobody knows.
 */
export function usePlaceLink(): (place: string) => string | null {
  const { value } = useLoad(readPlaces, []);
  return (place) => {
    if (!value || value.isLocal) return null;
    const project = `https://console.firebase.google.com/project/${value.projectId}`;
    const parts = place.split('/');
    if (parts.length === 2) {
      const path = parts.map((part) => `~2F${encodeURIComponent(part)}`).join('');
      return `${project}/firestore/databases/-default-/data/${path}`;
    }
    const folder = parts
      .slice(0, -1)
      .map((part) => `~2F${encodeURIComponent(part)}`)
      .join('');
    return `${project}/storage/${value.bucket}/files/${folder}`;
  };
}
