import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { UserName } from '../../../shared/domain/person.ts'
import type { PickedFile } from '../../../shared/domain/view.ts'
import { EntryFrame } from '../../components/EntryFrame.tsx'
import { ErrorNotice } from '../../components/ErrorNotice.tsx'
import { FilePicker } from '../../components/FilePicker.tsx'
import { NewPassphrase } from '../../components/NewPassphrase.tsx'
import type { Desk } from '../../desk.ts'
import type { SessionStore } from '../../stores/sessionStore.ts'
import { Restore } from '../restore/Restore.tsx'

interface FirstRunForm {
  readonly vendor: string
  readonly user: UserName
  readonly next: string
  readonly own?: PickedFile
  readonly ownPassword?: string
}

interface FirstRunProps {
  readonly desk: Desk
  readonly session: SessionStore
}

/** There is no vault yet: a new one, or one out of a backup. */
export function FirstRun({ desk, session }: FirstRunProps) {
  const [isRestoring, setRestoring] = useState(false)
  if (isRestoring)
    return <Restore desk={desk} back={() => setRestoring(false)} done={session.getState().start} />
  return <Create session={session} restore={() => setRestoring(true)} />
}

/** What somebody who begins here wants to know before they fill anything in. */
function WhatAVaultIs() {
  const { t } = useTranslation()
  return (
    <>
      <p className="entry-step soft">{t('firstRun.step', { step: 1 })}</p>
      <h2>{t('firstRun.about.title')}</h2>
      <p>{t('firstRun.intro')}</p>
      <ul className="entry-points">
        <li>{t('firstRun.about.folder')}</li>
        <li>{t('firstRun.about.people')}</li>
        <li>{t('firstRun.about.key')}</li>
      </ul>
    </>
  )
}

function Create({ session, restore }: { readonly session: SessionStore; readonly restore: () => void }) {
  const { t } = useTranslation()
  const { busy, error, create, pickKeyStore } = useStore(session)
  const [form] = Form.useForm<FirstRunForm>()
  const vendor = Form.useWatch('vendor', form)
  const user = Form.useWatch('user', form)
  const own = Form.useWatch('own', form)
  const required = { required: true, whitespace: true, message: t('firstRun.required') }
  return (
    <EntryFrame title={t('firstRun.title')} aside={<WhatAVaultIs />}>
      {error && <ErrorNotice error={error} />}
      <Form<FirstRunForm>
        form={form}
        layout="vertical"
        requiredMark={false}
        disabled={busy}
        onFinish={({ vendor, user, next, own, ownPassword = '' }) =>
          create({
            vendor,
            user,
            passphrase: next,
            own: own && { form: 'p12', file: own.handle, password: ownPassword },
          })
        }
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
        <Form.Item name="own" label={t('firstRun.own')} extra={t('firstRun.ownHint')}>
          <FilePicker label={t('firstRun.pickOwn')} none={t('firstRun.noOwn')} pick={pickKeyStore} />
        </Form.Item>
        {own && (
          <Form.Item name="ownPassword" label={t('firstRun.ownPassword')}>
            <Input.Password autoComplete="off" />
          </Form.Item>
        )}
        <NewPassphrase
          label={t('firstRun.passphrase')}
          repeatLabel={t('firstRun.repeat')}
          known={[vendor ?? '', user ?? '']}
        />
        <Button type="primary" htmlType="submit" block loading={busy}>
          {busy ? t('firstRun.creating') : t('firstRun.create')}
        </Button>
      </Form>
      <Button type="link" block onClick={restore} disabled={busy}>
        {t('restore.link')}
      </Button>
    </EntryFrame>
  )
}
