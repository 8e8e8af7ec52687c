import { Button, Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { UserName } from '../../../shared/domain/person.ts'
import { EntryFrame } from '../../components/EntryFrame.tsx'
import { ErrorNotice } from '../../components/ErrorNotice.tsx'
import type { SessionStore } from '../../stores/sessionStore.ts'

interface UnlockProps {
  readonly session: SessionStore
  readonly users: readonly UserName[]
}

interface UnlockForm {
  readonly user: UserName
  readonly passphrase: string
}

export function Unlock({ session, users }: UnlockProps) {
  const { t } = useTranslation()
  const { busy, error, unlock } = useStore(session)
  const [form] = Form.useForm<UnlockForm>()
  const submit = async (input: UnlockForm) => {
    await unlock(input)
    form.resetFields(['passphrase'])
    form.focusField('passphrase')
  }
  return (
    <EntryFrame title={t('unlock.title')}>
      {error && <ErrorNotice error={error} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        disabled={busy}
        initialValues={{ user: users[0] }}
        onFinish={submit}
      >
        <Form.Item name="user" label={t('unlock.user')}>
          <Select options={users.map((user) => ({ value: user, label: user }))} />
        </Form.Item>
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
      </Form>
    </EntryFrame>
  )
}
