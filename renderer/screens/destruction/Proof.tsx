import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { DestructionStatement } from '../../../shared/domain/destruction.ts'
import { localMinute } from '../../components/format.ts'
import { KeyHint } from '../../components/Keys.tsx'
import { useLanguage } from '../../components/useAppearance.ts'
import { useShortcuts } from '../../shortcuts/useShortcuts.ts'
import { useWorkspace } from '../../stores/workspace.ts'

/** What was stated when the batch was gone, and the files that prove it. */
export function Proof({ statement }: { readonly statement: DestructionStatement }) {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const { destruction, session } = useWorkspace()
  const { exportPackage, exportCertificate, busy } = useStore(destruction)
  const isSupervisor = session.roles.includes('supervisor')
  const order = statement.orderId
  const savePackage = () => void exportPackage(t('destruction.packageName', { order }))
  const saveCertificate = () => void exportCertificate(t('destruction.certificateName', { order }), language)
  useShortcuts({
    'destruction.certificate': saveCertificate,
    ...(isSupervisor && { 'destruction.package': savePackage }),
  })
  const facts = [
    [t('destruction.batch'), statement.batchId],
    [t('destruction.digest'), statement.batchSumsSha256],
    [t('destruction.key'), statement.keyId],
    [t('destruction.completedAt'), localMinute(statement.completedAt)],
    [t('destruction.operator'), statement.operator],
    [t('destruction.witness'), statement.witness],
    [t('destruction.lastEntry'), statement.vaultAudit?.hash],
  ]
  return (
    <section aria-label={t('destruction.proof')}>
      <h1>{t('destruction.done')}</h1>
      <dl className="destruction-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {statement.keyRingCopies.length > 0 && (
        <p className="warn">
          {t('destruction.unreached', {
            at: statement.keyRingCopies.map(({ savedAt }) => localMinute(savedAt)).join(t('app.separator')),
          })}
        </p>
      )}
      <p className="soft">{t('destruction.limits')}</p>
      <div className="row-actions">
        {isSupervisor && (
          <Button type="primary" disabled={busy} onClick={savePackage}>
            {t('destruction.exportPackage')} <KeyHint id="destruction.package" />
          </Button>
        )}
        <Button disabled={busy} onClick={saveCertificate}>
          {t('destruction.exportCertificate')} <KeyHint id="destruction.certificate" />
        </Button>
      </div>
    </section>
  )
}
