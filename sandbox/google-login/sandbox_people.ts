/** A person of the sandbox with a Google account. `sub` has Google's format: 21 digits. */
export interface GooglePerson {
  readonly sub: string;
  readonly name: string;
  readonly email: string;
  /** False for an address that Google has not verified: Firebase then never links it to another account. */
  readonly emailVerified: boolean;
  readonly picture: string | null;
}

export const googlePeople: readonly GooglePerson[] = [
  {
    sub: '100000000000000000001',
    name: '山田 花子',
    email: 'hanako@gmail.example',
    emailVerified: true,
    picture: 'https://lh3.googleusercontent.com/a/sandbox-hanako',
  },
  {
    sub: '100000000000000000002',
    name: 'Taro Yamada',
    email: 'taro@gmail.example',
    emailVerified: true,
    picture: null,
  },
  {
    sub: '100000000000000000003',
    name: 'Emi <b>&</b> "Co"',
    email: 'emi@company.example',
    emailVerified: false,
    picture: null,
  },
];

export function googlePerson(sub: string | undefined): GooglePerson | undefined {
  return googlePeople.find((person) => person.sub === sub);
}
