import { Button, Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { FileHandle } from '../../../shared/domain/ids.ts'
import type { UserName } from '../../../shared/domain/person.ts'
import { EntryFrame } from '../../components/EntryFrame.tsx'
import { ErrorNotice } from '../../components/ErrorNotice.tsx'
import { NewPassphrase } from '../../components/NewPassphrase.tsx'
import type { SessionStore } from '../../stores/sessionStore.ts'

/** Who a person has proved to be, with a passphrase that somebody else set. */
export interface Proven {
  readonly user: UserName
  readonly passphrase: string
  readonly keyFile: FileHandle | undefined
}

interface OwnPassphraseProps {
  readonly session: SessionStore
  readonly proven: Proven
  readonly leave: () => void
}

export function OwnPassphrase({ session, proven, leave }: OwnPassphraseProps) {
  const { t } = useTranslation()
  const { busy, error, changePassphrase } = useStore(session)
  return (
    <EntryFrame title={t('people.door.changeTitle')}>
      <p className="soft">{t('people.door.changeIntro')}</p>
      {error && <ErrorNotice error={error} />}
      <Form<{ next: string }>
        layout="vertical"
        requiredMark={false}
        disabled={busy}
        onFinish={({ next }) =>
          changePassphrase({ ...proven, next: { passphrase: next, keyFile: { use: 'same' } } })
        }
      >
        <NewPassphrase
          label={t('people.account.next')}
          repeatLabel={t('people.account.repeat')}
          known={[proven.user, proven.passphrase]}
        />
        <Button type="primary" htmlType="submit" block loading={busy}>
          {busy ? t('people.door.working') : t('people.door.changeSubmit')}
        </Button>
        <Button type="link" block onClick={leave}>
          {t('people.door.back')}
        </Button>
      </Form>
    </EntryFrame>
  )
}
