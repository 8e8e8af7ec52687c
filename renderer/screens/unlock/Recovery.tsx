import { Button, Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { UserName } from '../../../shared/domain/person.ts'
import { EntryFrame } from '../../components/EntryFrame.tsx'
import { ErrorNotice } from '../../components/ErrorNotice.tsx'
import { NewPassphrase } from '../../components/NewPassphrase.tsx'
import type { DoorUser, SessionStore } from '../../stores/sessionStore.ts'

interface RecoveryProps {
  readonly session: SessionStore
  readonly users: readonly DoorUser[]
  readonly leave: () => void
}

interface RecoveryForm {
  readonly recoveryKey: string
  readonly user: UserName
  readonly next: string
}

export function Recovery({ session, users, leave }: RecoveryProps) {
  const { t } = useTranslation()
  const { busy, error, recover } = useStore(session)
  const [form] = Form.useForm<RecoveryForm>()
  const user = Form.useWatch('user', form)
  return (
    <EntryFrame title={t('people.door.recoverTitle')}>
      <p className="soft">{t('people.door.recoverIntro')}</p>
      {error && <ErrorNotice error={error} />}
      <Form<RecoveryForm>
        form={form}
        layout="vertical"
        requiredMark={false}
        disabled={busy}
        initialValues={{ user: users[0]?.name }}
        onFinish={({ recoveryKey, user, next }) => recover({ recoveryKey, user, passphrase: next })}
      >
        <Form.Item
          name="recoveryKey"
          label={t('people.door.recoveryKey')}
          rules={[{ required: true, whitespace: true, message: t('firstRun.required') }]}
        >
          <Input autoFocus autoComplete="off" spellCheck={false} className="mono" />
        </Form.Item>
        <Form.Item name="user" label={t('people.door.supervisor')}>
          <Select options={users.map(({ name }) => ({ value: name, label: name }))} />
        </Form.Item>
        <NewPassphrase
          label={t('people.account.next')}
          repeatLabel={t('people.account.repeat')}
          known={[user ?? '']}
        />
        <Button type="primary" htmlType="submit" block loading={busy}>
          {busy ? t('people.door.working') : t('people.door.recoverSubmit')}
        </Button>
        <Button type="link" block onClick={leave}>
          {t('people.door.back')}
        </Button>
      </Form>
    </EntryFrame>
  )
}
