import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { ReceivingKeyView } from '../../../shared/domain/party.ts'
import { localMinute } from '../../components/format.ts'
import { keysOf } from '../../stores/lendersStore.ts'
import { useWorkspace } from '../../stores/workspace.ts'

/** The receiving keys of the chosen lender: what became of each. */
export function ReceivingKeys() {
  const { t } = useTranslation()
  const { lenders } = useWorkspace()
  const state = useStore(lenders)
  const keys = keysOf(state)
  if (state.selected === null || state.keys === null) return null
  return (
    <section className="list receiving-keys" aria-label={t('lenders.keysOf', { lender: state.selected })}>
      <table aria-label={t('lenders.keys')}>
        <thead>
          <tr>
            <th>{t('lenders.keysOf', { lender: state.selected })}</th>
            <th>{t('lenders.keyIssuedAt')}</th>
            <th>{t('lenders.keyStateTitle')}</th>
            <th>
              <span className="row-actions">{t('lenders.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => (
            <KeyRow key={key.keyId} receivingKey={key} isSelected={key.keyId === state.selectedKey} />
          ))}
        </tbody>
      </table>
      {keys.length === 0 && <p className="soft no-keys">{t('lenders.noKeys')}</p>}
    </section>
  )
}

interface KeyRowProps {
  readonly receivingKey: ReceivingKeyView
  readonly isSelected: boolean
}

function KeyRow({ receivingKey, isSelected }: KeyRowProps) {
  const { t } = useTranslation()
  const { lenders, session } = useWorkspace()
  const { selectKey, ask } = lenders.getState()
  const { keyId, issued, state } = receivingKey
  const row = useRef<HTMLTableRowElement>(null)
  useEffect(() => {
    if (isSelected) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isSelected])
  return (
    <tr ref={row} aria-selected={isSelected} onClick={() => selectKey(keyId)}>
      <td className="mono">{keyId}</td>
      <td>
        {localMinute(issued.at)} <span className="soft">{issued.by}</span>
      </td>
      <td>
        <KeyFate receivingKey={receivingKey} />
      </td>
      <td>
        {state === 'unused' && session.roles.includes('supervisor') && (
          <span className="row-actions">
            <Button size="small" onClick={() => ask({ about: 'withdrawal', key: receivingKey })}>
              {t('lenders.withdraw')}
            </Button>
          </span>
        )}
      </td>
    </tr>
  )
}

function KeyFate({ receivingKey: { state, batch, withdrawn } }: { readonly receivingKey: ReceivingKeyView }) {
  const { t } = useTranslation()
  const { batches } = useWorkspace()
  const title = useStore(
    batches,
    ({ batches: list }) => list?.find(({ batchId }) => batchId === batch)?.title,
  )
  return (
    <>
      {t(`lenders.keyState.${state}`)}{' '}
      <span className="soft">
        {batch && (title ?? batch)}
        {withdrawn && `${localMinute(withdrawn.at)} ${withdrawn.by}`}
      </span>
    </>
  )
}
