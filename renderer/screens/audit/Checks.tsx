import { CheckCircleOutlined, CloseCircleOutlined } from '@ant-design/icons'
import { Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { AuditCheck } from '../../../shared/domain/audit.ts'
import { describeError } from '../../../shared/errors/error.ts'
import { useLanguage } from '../../components/useAppearance.ts'
import { useWorkspace } from '../../stores/workspace.ts'

/** What the check of all logs found, the damaged ones first. */
export function Checks() {
  const { t } = useTranslation()
  const { checks, dismissChecks } = useStore(useWorkspace().audit)
  const damaged = checks?.filter(({ outcome }) => outcome.state !== 'intact') ?? []
  const intact = checks?.filter(({ outcome }) => outcome.state === 'intact') ?? []
  return (
    <Modal
      open={checks !== null}
      title={
        damaged.length === 0
          ? t('audit.allIntact', { logs: intact.length })
          : t('audit.someDamaged', { damaged: damaged.length })
      }
      footer={null}
      onCancel={dismissChecks}
      width={720}
      centered
      destroyOnHidden
    >
      <ul className="audit-checks">
        {[...damaged, ...intact].map((check) => (
          <CheckLine key={check.batch ?? ''} check={check} />
        ))}
      </ul>
    </Modal>
  )
}

function CheckLine({ check: { batch, name, outcome } }: { readonly check: AuditCheck }) {
  const isIntact = outcome.state === 'intact'
  const { t } = useTranslation()
  return (
    <li className={isIntact ? undefined : 'bad'}>
      {isIntact ? <CheckCircleOutlined className="good" /> : <CloseCircleOutlined />}
      <span>
        <strong>{batch === null ? t('audit.vaultLog') : name}</strong> <Finding outcome={outcome} />
      </span>
    </li>
  )
}

function Finding({ outcome }: { readonly outcome: AuditCheck['outcome'] }) {
  const { t } = useTranslation()
  const { language } = useLanguage()
  switch (outcome.state) {
    case 'intact':
      if (!outcome.head) return t('audit.intactEmpty')
      return (
        <>
          {t('audit.intact', { entries: outcome.head.seq + 1 })}
          <br />
          <code className="mono soft audit-hash">{`${outcome.head.seq}:${outcome.head.hash}`}</code>
        </>
      )
    case 'broken':
      return t('audit.broken', { seq: outcome.line, problem: t(`audit.problem.${outcome.problem}`) })
    case 'unreadable': {
      const { what, wayOut } = describeError(outcome.error, language)
      return `${what} ${wayOut}`
    }
  }
}
