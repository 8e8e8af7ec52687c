import { Alert, Button, Modal } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { LenderView } from '../../../shared/domain/view.ts'
import { ErrorNotice } from '../../components/ErrorNotice.tsx'
import { Fingerprint } from '../../components/Fingerprint.tsx'
import type { Written } from '../../stores/lendersStore.ts'
import { useWorkspace } from '../../stores/workspace.ts'

export function Lenders() {
  const { t } = useTranslation()
  const { lenders, session } = useWorkspace()
  const { lenders: list, written, error, load, inspectCard, exportCard, dismissError } = useStore(lenders)
  useEffect(() => void load(), [load])
  return (
    <div className="list-screen">
      {session.roles.includes('supervisor') && (
        <div className="tools">
          <Button type="primary" onClick={() => void inspectCard()}>
            {t('lenders.trust')}
          </Button>
          <Button onClick={() => void exportCard()}>{t('lenders.exportCard')}</Button>
        </div>
      )}
      {error && <ErrorNotice error={error} onClose={dismissError} />}
      {written && <WrittenFile written={written} />}
      <div className="list">{list?.length === 0 ? <NoLenders /> : list && <LenderTable list={list} />}</div>
      <Comparison />
    </div>
  )
}

function NoLenders() {
  const { t } = useTranslation()
  return (
    <div className="empty">
      <h2>{t('lenders.empty')}</h2>
      <p className="soft">{t('lenders.emptyHint')}</p>
    </div>
  )
}

function LenderTable({ list }: { readonly list: readonly LenderView[] }) {
  const { t } = useTranslation()
  const { lenders, session } = useWorkspace()
  const { issueReceivingKey } = lenders.getState()
  return (
    <table aria-label={t('lenders.title')}>
      <thead>
        <tr>
          <th>{t('lenders.name')}</th>
          <th>{t('lenders.fingerprint')}</th>
          <th>
            <span className="row-actions">{t('lenders.actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {list.map(({ name, certSha256 }) => (
          <tr key={name}>
            <td>{name}</td>
            <td>
              <Fingerprint sha256={certSha256} />
            </td>
            <td>
              {session.roles.includes('supervisor') && (
                <span className="row-actions">
                  <Button onClick={() => void issueReceivingKey(name)}>{t('lenders.issueKey')}</Button>
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A file that has just been written, and what to do with it. */
function WrittenFile({ written }: { readonly written: Written }) {
  const { t } = useTranslation()
  const { dismissWritten } = useWorkspace().lenders.getState()
  const closable = { onClose: dismissWritten }
  if (written.what === 'receiving-key')
    return (
      <Alert
        type="success"
        showIcon
        closable={closable}
        title={t('lenders.keyIssued', { file: written.file })}
        description={t('lenders.keyIssuedHint', { keyId: written.keyId, lender: written.lender })}
      />
    )
  return (
    <Alert
      type="success"
      showIcon
      closable={closable}
      title={t('lenders.cardExported', { file: written.file })}
      description={
        <>
          {t('lenders.cardExportedHint')}
          <Fingerprint sha256={written.certSha256} />
        </>
      }
    />
  )
}

/** The fingerprint of the picked card, to be compared by telephone before the card is trusted. */
function Comparison() {
  const { t } = useTranslation()
  const { lenders } = useWorkspace()
  const { inspected, trustInspected, putCardAside } = useStore(lenders)
  return (
    <Modal
      open={inspected !== null}
      title={t('lenders.compareTitle')}
      okText={t('lenders.confirm')}
      okButtonProps={{ disabled: inspected?.lender.trusted }}
      cancelText={t('app.cancel')}
      onOk={() => void trustInspected()}
      onCancel={putCardAside}
      width={560}
      centered
    >
      {inspected && (
        <>
          <h2>{inspected.lender.name}</h2>
          <p>{inspected.lender.trusted ? t('lenders.alreadyTrusted') : t('lenders.compare')}</p>
          <Fingerprint sha256={inspected.lender.certSha256} />
        </>
      )}
    </Modal>
  )
}
