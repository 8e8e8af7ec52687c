import { Button, Form, Input } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useWorkspace } from '../../stores/workspace.ts'

interface ComputerForm {
  /** Not named as the field of the form above: the names are ids on the page. */
  readonly ownPassphrase: string
}

/** Whether the passphrase of the person at the desk opens the vault on this computer only. */
export function Computer() {
  const { t } = useTranslation()
  const { account } = useWorkspace()
  const { busy, isBound, loadBound, setBound } = useStore(account)
  const [form] = Form.useForm<ComputerForm>()
  useEffect(() => void loadBound(), [loadBound])
  if (isBound === null) return null
  const submit = async ({ ownPassphrase }: ComputerForm) => {
    await setBound(ownPassphrase, !isBound)
    form.resetFields()
  }
  return (
    <section aria-label={t('people.account.computer.title')}>
      <h2>{t('people.account.computer.title')}</h2>
      <p className="soft">{t(`people.account.computer.${isBound ? 'bound' : 'unbound'}`)}</p>
      <Form form={form} layout="vertical" requiredMark={false} disabled={busy} onFinish={submit}>
        <Form.Item
          name="ownPassphrase"
          label={t('people.ownPassphrase')}
          rules={[{ required: true, message: t('firstRun.required') }]}
        >
          <Input.Password autoComplete="off" />
        </Form.Item>
        <Button htmlType="submit" loading={busy}>
          {t(`people.account.computer.${isBound ? 'unbind' : 'bind'}`)}
        </Button>
      </Form>
    </section>
  )
}
