import { useState } from 'react'
import type { DoorUser, SessionStore } from '../../stores/sessionStore.ts'
import { OwnPassphrase, type Proven } from './OwnPassphrase.tsx'
import { Passphrase } from './Passphrase.tsx'
import { Recovery } from './Recovery.tsx'

interface UnlockProps {
  readonly session: SessionStore
  readonly users: readonly DoorUser[]
}

type Way =
  | { readonly by: 'passphrase' }
  | { readonly by: 'own-passphrase'; readonly proven: Proven }
  | { readonly by: 'recovery-key' }

/** The ways in: a passphrase; another in the place of one that somebody else set; the recovery key. */
export function Unlock({ session, users }: UnlockProps) {
  const [way, setWay] = useState<Way>({ by: 'passphrase' })
  const go = (next: Way) => {
    session.getState().dismissError()
    setWay(next)
  }
  const leave = () => go({ by: 'passphrase' })
  switch (way.by) {
    case 'passphrase':
      return (
        <Passphrase
          session={session}
          users={users}
          replaceInitial={(proven) => go({ by: 'own-passphrase', proven })}
          recover={() => go({ by: 'recovery-key' })}
        />
      )
    case 'own-passphrase':
      return <OwnPassphrase session={session} proven={way.proven} leave={leave} />
    case 'recovery-key':
      return <Recovery session={session} users={users} leave={leave} />
  }
}
