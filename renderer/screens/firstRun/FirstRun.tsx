import { Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { UserName } from '../../../shared/domain/person.ts'
import { EntryFrame } from '../../components/EntryFrame.tsx'
import { ErrorNotice } from '../../components/ErrorNotice.tsx'
import type { SessionStore } from '../../stores/sessionStore.ts'

interface FirstRunForm {
  readonly vendor: string
  readonly user: UserName
  readonly passphrase: string
  readonly repeat: string
}

export function FirstRun({ session }: { readonly session: SessionStore }) {
  const { t } = useTranslation()
  const { busy, error, create } = useStore(session)
  const required = { required: true, whitespace: true, message: t('firstRun.required') }
  return (
    <EntryFrame title={t('firstRun.title')}>
      <p className="soft">{t('firstRun.intro')}</p>
      {error && <ErrorNotice error={error} />}
      <Form<FirstRunForm>
        layout="vertical"
        requiredMark={false}
        disabled={busy}
        onFinish={({ vendor, user, passphrase }) => create({ vendor, user, passphrase })}
      >
        <Form.Item
          name="vendor"
          label={t('firstRun.vendor')}
          extra={t('firstRun.vendorHint')}
          rules={[required]}
        >
          <Input autoFocus maxLength={200} autoComplete="off" />
        </Form.Item>
        <Form.Item name="user" label={t('firstRun.user')} extra={t('firstRun.userHint')} rules={[required]}>
          <Input maxLength={64} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="passphrase"
          label={t('firstRun.passphrase')}
          extra={t('firstRun.passphraseHint')}
          rules={[{ required: true, message: t('firstRun.required') }]}
        >
          <Input.Password autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="repeat"
          label={t('firstRun.repeat')}
          dependencies={['passphrase']}
          rules={[
            { required: true, message: t('firstRun.required') },
            ({ getFieldValue }) => ({
              validator: (_, repeated) =>
                !repeated || repeated === getFieldValue('passphrase')
                  ? Promise.resolve()
                  : Promise.reject(new Error(t('firstRun.differs'))),
            }),
          ]}
        >
          <Input.Password autoComplete="off" />
        </Form.Item>
        <Button type="primary" htmlType="submit" block loading={busy}>
          {busy ? t('firstRun.creating') : t('firstRun.create')}
        </Button>
      </Form>
    </EntryFrame>
  )
}
