import { Alert, Button, Form, Input, Radio } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { KeyFileChoice } from '../../../shared/domain/passphrase.ts'
import { ErrorNotice } from '../../components/ErrorNotice.tsx'
import { NewPassphrase } from '../../components/NewPassphrase.tsx'
import { useWorkspace } from '../../stores/workspace.ts'
import { Computer } from './Computer.tsx'
import './account.css'

interface AccountForm {
  readonly passphrase: string
  readonly next: string
  readonly use: KeyFileChoice['use']
}

const uses = ['same', 'new', 'none'] as const

/** What the slot of the person at the desk asks for: the passphrase, the key file, the computer. */
export function Account() {
  const { t } = useTranslation()
  const { account, session } = useWorkspace()
  const { busy, error, changed, change, leave } = useStore(account)
  const [form] = Form.useForm<AccountForm>()
  useEffect(() => leave, [leave])
  const submit = async ({ passphrase, next, use }: AccountForm) => {
    await change(passphrase, next, use, t('people.account.keyFileName', { name: session.user }))
    if (account.getState().changed) form.resetFields()
  }
  return (
    <div className="account">
      <div className="account-sheet">
        <h1>{t('people.account.title')}</h1>
        {error && <ErrorNotice error={error} onClose={leave} />}
        {changed && <Alert type="success" showIcon title={t('people.account.changed')} />}
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          disabled={busy}
          initialValues={{ use: 'same' }}
          onFinish={submit}
        >
          <Form.Item
            name="passphrase"
            label={t('people.account.current')}
            rules={[{ required: true, message: t('firstRun.required') }]}
          >
            <Input.Password autoFocus autoComplete="off" />
          </Form.Item>
          <NewPassphrase
            label={t('people.account.next')}
            repeatLabel={t('people.account.repeat')}
            known={[session.user, session.vendor]}
          />
          <Form.Item name="use" label={t('people.account.keyFile')} extra={t('people.account.keyFileHint')}>
            <Radio.Group
              options={uses.map((use) => ({ value: use, label: t(`people.account.use.${use}`) }))}
            />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={busy}>
            {busy ? t('people.account.changing') : t('people.account.change')}
          </Button>
        </Form>
        <Computer />
      </div>
    </div>
  )
}
