import { Alert, Button, Form, Input, Progress, Radio, Select } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { UserName } from '../../../shared/domain/person.ts'
import { EntryFrame } from '../../components/EntryFrame.tsx'
import { ErrorNotice } from '../../components/ErrorNotice.tsx'
import { localMinute, megabytes } from '../../components/format.ts'
import type { Desk } from '../../desk.ts'
import { createRestoreStore, type RestoreState } from '../../stores/restoreStore.ts'

interface RestoreProps {
  readonly desk: Desk
  /** Back to where a new vault is made. */
  readonly back: () => void
  /** There is a vault now. */
  readonly done: () => void
}

/** A vault out of a backup, where there is none. */
export function Restore({ desk, back, done }: RestoreProps) {
  const { t } = useTranslation()
  const [store] = useState(() => createRestoreStore(desk))
  const state = useStore(store)
  useEffect(() => state.listen(), [state.listen])
  const { backup, keyRing, busy, error, restored, pickBackup, pickKeyRing } = state
  if (restored) return <Restored restored={restored} done={done} />
  return (
    <EntryFrame title={t('restore.title')}>
      <p className="soft">{t('restore.intro')}</p>
      {error && <ErrorNotice error={error} />}
      <p>
        <Button
          onClick={() => void pickBackup()}
          loading={busy && !state.restoring}
          disabled={busy}
          autoFocus
        >
          {t('restore.pickBackup')}
        </Button>{' '}
        {backup?.file.name}
      </p>
      {backup && (
        <>
          <p className="soft">
            {t('restore.says', {
              at: localMinute(backup.says.createdAt),
              batches: backup.says.batches,
            })}
          </p>
          <p>
            <Button onClick={() => void pickKeyRing()} disabled={busy}>
              {t('restore.pickKeyRing')}
            </Button>{' '}
            {keyRing?.name ?? <span className="soft">{t('restore.noKeyRing')}</span>}
          </p>
          <Proof {...state} users={backup.says.users} />
          <UnderWay {...state} />
        </>
      )}
      <Button type="link" block onClick={back} disabled={busy}>
        {t('restore.back')}
      </Button>
    </EntryFrame>
  )
}

interface ProofForm {
  readonly user: UserName
  readonly by: 'passphrase' | 'recoveryKey'
  readonly secret: string
}

interface ProofProps extends Pick<RestoreState, 'busy' | 'restoring' | 'restore'> {
  readonly users: readonly UserName[]
}

function Proof({ users, busy, restoring, restore }: ProofProps) {
  const { t } = useTranslation()
  const [form] = Form.useForm<ProofForm>()
  const by = Form.useWatch('by', form) ?? 'passphrase'
  return (
    <Form<ProofForm>
      form={form}
      layout="vertical"
      requiredMark={false}
      disabled={busy}
      initialValues={{ by: 'passphrase', user: users[0] }}
      onFinish={({ user, by, secret }) =>
        restore(user, by === 'passphrase' ? { passphrase: secret } : { recoveryKey: secret })
      }
    >
      <Form.Item name="user" label={t('unlock.user')}>
        <Select options={users.map((name) => ({ value: name, label: name }))} />
      </Form.Item>
      <Form.Item name="by" label={t('restore.by')}>
        <Radio.Group
          optionType="button"
          options={[
            { value: 'passphrase', label: t('unlock.passphrase') },
            { value: 'recoveryKey', label: t('firstRun.recoveryKey') },
          ]}
        />
      </Form.Item>
      <Form.Item
        name="secret"
        label={by === 'passphrase' ? t('unlock.passphrase') : t('firstRun.recoveryKey')}
        rules={[{ required: true, message: t('firstRun.required') }]}
      >
        <Input.Password autoComplete="off" />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={restoring !== null}>
        {restoring ? t('restore.restoring') : t('restore.restore')}
      </Button>
    </Form>
  )
}

/** How far it is, and the way to end it. */
function UnderWay({
  restoring,
  cancelled,
  cancel,
}: Pick<RestoreState, 'restoring' | 'cancelled' | 'cancel'>) {
  const { t } = useTranslation()
  if (!restoring) return cancelled && <p role="status">{t('restore.cancelled')}</p>
  const { done, total } = restoring
  const percent = total > 0 ? Math.floor((done / total) * 100) : 0
  return (
    <>
      <Progress percent={percent} aria-label={t('restore.restoring')} />
      <p className="soft">
        {total > 0
          ? t('job.count', { done: megabytes(done), total: megabytes(total), unit: t('term.unit.bytes') })
          : t('job.preparing')}
      </p>
      <Button block disabled={cancelled} onClick={() => void cancel()}>
        {cancelled ? t('job.cancelling') : t('restore.cancel')}
      </Button>
    </>
  )
}

function Restored({
  restored,
  done,
}: {
  readonly restored: NonNullable<RestoreState['restored']>
  readonly done: () => void
}) {
  const { t } = useTranslation()
  return (
    <EntryFrame title={t('restore.doneTitle')}>
      <p>{t('restore.done', { batches: restored.batches })}</p>
      {restored.withoutKey > 0 && (
        <Alert type="warning" showIcon title={t('restore.withoutKey', { count: restored.withoutKey })} />
      )}
      <p>
        <Button type="primary" block autoFocus onClick={done}>
          {t('firstRun.continue')}
        </Button>
      </p>
    </EntryFrame>
  )
}
