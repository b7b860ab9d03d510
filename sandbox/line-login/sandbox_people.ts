/** A person of the sandbox with a LINE account. `userId` has LINE's format: `U` and 32 hexadecimal digits. */
export interface SandboxPerson {
  readonly userId: string;
  readonly name: string;
  readonly picture: string | null;
  /** null: no e-mail address is registered with LINE. */
  readonly email: string | null;
}

export const sandboxPeople: readonly SandboxPerson[] = [
  {
    userId: 'U0000000000000000000000000000a001',
    name: '花子',
    picture: 'https://profile.line-scdn.net/sandbox-hanako',
    email: 'hanako@line.example',
  },
  {
    userId: 'U0000000000000000000000000000a002',
    name: 'Taro Yamada',
    picture: null,
    email: 'taro@line.example',
  },
  { userId: 'U0000000000000000000000000000a003', name: 'メールなしさん', picture: null, email: null },
  {
    userId: 'U0000000000000000000000000000a004',
    name: '👩‍🎨 <b>Emi</b> & "Co"',
    picture: 'https://profile.line-scdn.net/sandbox-emi',
    email: 'emi+line@line.example',
  },
];

export function sandboxPerson(userId: string | undefined): SandboxPerson | undefined {
  return sandboxPeople.find((person) => person.userId === userId);
}
