import { Alert, Button, Input, type InputRef, Select } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { AuditAction } from '../../../shared/domain/audit.ts'
import { BatchId } from '../../../shared/domain/ids.ts'
import { ErrorNotice } from '../../components/ErrorNotice.tsx'
import { KeyHint } from '../../components/Keys.tsx'
import { useShortcuts } from '../../shortcuts/useShortcuts.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { AuditList } from './AuditList.tsx'
import { Checks } from './Checks.tsx'
import './audit.css'

/** The logs: the vault's own, and one of each batch. */
export function Audit() {
  const { t } = useTranslation()
  const { audit, session } = useWorkspace()
  const { batch, total, error, written, checking, open, verify, exportCsv, dismissError, dismissWritten } =
    useStore(audit)
  const about = useRef<InputRef>(null)
  useEffect(() => void open(audit.getState().batch), [open, audit])
  const isAuditor = session.roles.includes('auditor')
  const save = () => void exportCsv(t('audit.exportName', { log: batch ?? t('audit.vaultFile') }))
  useShortcuts({
    'audit.search': () => about.current?.focus({ cursor: 'all' }),
    'audit.verify': () => void verify(),
    ...(isAuditor && { 'audit.export': save }),
  })
  return (
    <div className="list-screen">
      <div className="tools audit-tools">
        <WhichLog />
        <Terms aboutRef={about} />
        <span className="soft" role="status">
          {total !== null && t('audit.shown', { total })}
        </span>
        <span className="spread row-actions">
          <Button loading={checking} onClick={() => void verify()}>
            {t('audit.verify')} <KeyHint id="audit.verify" />
          </Button>
          {isAuditor && (
            <Button onClick={save}>
              {t('audit.export')} <KeyHint id="audit.export" />
            </Button>
          )}
        </span>
      </div>
      {error && <ErrorNotice error={error} onClose={dismissError} />}
      {written && (
        <Alert
          type="success"
          showIcon
          closable={{ onClose: dismissWritten }}
          title={t('audit.exported', written)}
        />
      )}
      <AuditList />
      <Checks />
    </div>
  )
}

const vaultLog = 'vault'

function WhichLog() {
  const { t } = useTranslation()
  const { audit, batches } = useWorkspace()
  const { batch, open } = useStore(audit)
  const list = useStore(batches, (state) => state.batches) ?? []
  const withLog = list.filter(
    ({ state }) => state !== 'destroyed' && state !== 'no-key' && state !== 'unreadable',
  )
  return (
    <Select
      className="audit-log"
      aria-label={t('audit.log')}
      value={batch ?? vaultLog}
      onChange={(value: string) => void open(value === vaultLog ? null : BatchId.parse(value))}
      options={[
        { value: vaultLog, label: t('audit.vaultLog') },
        ...withLog.map(({ batchId, title, lender }) => ({ value: batchId, label: `${title} · ${lender}` })),
      ]}
    />
  )
}

function Terms({ aboutRef }: { readonly aboutRef: React.Ref<InputRef> }) {
  const { t } = useTranslation()
  const { terms, people, ask } = useStore(useWorkspace().audit)
  return (
    <>
      <Select
        className="audit-who"
        aria-label={t('audit.who')}
        value={terms.who}
        onChange={(who: string) => void ask({ who })}
        options={[
          { value: '', label: t('audit.everybody') },
          ...people.map((name) => ({ value: name, label: name })),
        ]}
      />
      <Select
        className="audit-action"
        aria-label={t('audit.action')}
        showSearch={{ optionFilterProp: 'label' }}
        value={terms.action}
        onChange={(action: AuditAction | '') => void ask({ action })}
        options={[
          { value: '', label: t('audit.everything') },
          ...AuditAction.options.map((action) => ({ value: action, label: t(`audit.does.${action}`) })),
        ]}
      />
      <Input
        ref={aboutRef}
        className="audit-about"
        type="search"
        allowClear
        aria-label={t('audit.about')}
        placeholder={t('audit.about')}
        suffix={<KeyHint id="audit.search" />}
        value={terms.about}
        onChange={({ target }) => void ask({ about: target.value })}
      />
      <Day name="firstDay" />
      <Day name="lastDay" />
    </>
  )
}

function Day({ name }: { readonly name: 'firstDay' | 'lastDay' }) {
  const { t } = useTranslation()
  const { terms, ask } = useStore(useWorkspace().audit)
  return (
    <Input
      className="audit-day"
      type="date"
      aria-label={t(`audit.${name}`)}
      title={t(`audit.${name}`)}
      value={terms[name]}
      onChange={({ target }) => void ask({ [name]: target.value })}
    />
  )
}
