/** Returns version 2 rules whose body is inside the bucket's match. */
export function storageRules(body: string): string {
  return `rules_version = '2';
service firebase.storage {
  match /b/{bucket}/o {
    ${body}
  }
}
`;
}
