import { Button, Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { UserName } from '../../../shared/domain/person.ts'
import type { PickedFile } from '../../../shared/domain/view.ts'
import { EntryFrame } from '../../components/EntryFrame.tsx'
import { ErrorNotice } from '../../components/ErrorNotice.tsx'
import { FilePicker } from '../../components/FilePicker.tsx'
import { Interrupted } from '../../components/Interrupted.tsx'
import { OfferedNotice } from '../../components/Offered.tsx'
import type { DoorUser, SessionStore } from '../../stores/sessionStore.ts'
import type { Proven } from './OwnPassphrase.tsx'

interface PassphraseProps {
  readonly session: SessionStore
  readonly users: readonly DoorUser[]
  /** The passphrase is right, but somebody else set it. */
  readonly replaceInitial: (proven: Proven) => void
  readonly recover: () => void
}

interface PassphraseForm {
  readonly user: UserName
  readonly passphrase: string
  readonly keyFile?: PickedFile | null
}

export function Passphrase({ session, users, replaceInitial, recover }: PassphraseProps) {
  const { t } = useTranslation()
  const { busy, error, unlock, pickKeyFile } = useStore(session)
  const [form] = Form.useForm<PassphraseForm>()
  const user = Form.useWatch('user', form) ?? users[0]?.name
  const submit = async ({ user, passphrase, keyFile }: PassphraseForm) => {
    const proof = { user, passphrase, keyFile: keyFile?.handle }
    await unlock(proof)
    if (session.getState().error?.code === 'vault/passphrase-initial') return replaceInitial(proof)
    form.resetFields(['passphrase'])
    form.focusField('passphrase')
  }
  return (
    <EntryFrame title={t('unlock.title')}>
      <Interrupted session={session} />
      <OfferedNotice />
      {error && <ErrorNotice error={error} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        disabled={busy}
        initialValues={{ user: users[0]?.name }}
        onFinish={submit}
      >
        <Form.Item name="user" label={t('unlock.user')}>
          <Select options={users.map(({ name }) => ({ value: name, label: name }))} />
        </Form.Item>
        {users.some(({ name, needsKeyFile }) => name === user && needsKeyFile) && (
          <Form.Item
            name="keyFile"
            label={t('people.door.keyFile')}
            rules={[{ required: true, message: t('firstRun.required') }]}
          >
            <FilePicker
              label={t('people.door.pickKeyFile')}
              none={t('people.door.noKeyFile')}
              pick={pickKeyFile}
            />
          </Form.Item>
        )}
        <Form.Item
          name="passphrase"
          label={t('unlock.passphrase')}
          rules={[{ required: true, message: t('firstRun.required') }]}
        >
          <Input.Password autoFocus autoComplete="off" />
        </Form.Item>
        <Button type="primary" htmlType="submit" block loading={busy}>
          {busy ? t('unlock.unlocking') : t('unlock.unlock')}
        </Button>
        <Button type="link" block onClick={recover}>
          {t('people.door.forgotten')}
        </Button>
      </Form>
    </EntryFrame>
  )
}
