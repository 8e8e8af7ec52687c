import { Button } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { LenderView } from '../../../shared/domain/party.ts'
import { ErrorNotice } from '../../components/ErrorNotice.tsx'
import { Fingerprint } from '../../components/Fingerprint.tsx'
import { localMinute } from '../../components/format.ts'
import { KeyHint } from '../../components/Keys.tsx'
import { WithKeys } from '../../components/WithKeys.tsx'
import { useShortcuts } from '../../shortcuts/useShortcuts.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { Certificate } from './Certificate.tsx'
import { Comparison } from './Comparison.tsx'
import { Questions } from './Questions.tsx'
import { ReceivingKeys } from './ReceivingKeys.tsx'
import { WrittenFile } from './WrittenFile.tsx'
import './lenders.css'

/** Whom this station works for: their cards, and the receiving keys that they were given. */
export function Lenders() {
  const { t } = useTranslation()
  const { lenders, certificate, session } = useWorkspace()
  const { lenders: list, written, error, load, inspectCard, exportCard, dismissError } = useStore(lenders)
  useEffect(() => void load(), [load])
  useLenderKeys()
  return (
    <div className="list-screen">
      {session.roles.includes('supervisor') && (
        <div className="tools">
          <Button type="primary" onClick={() => void inspectCard()}>
            {t('lenders.trust')} <KeyHint id="lenders.trust" />
          </Button>
          <Button onClick={() => void exportCard()}>
            {t('lenders.exportCard')} <KeyHint id="lenders.exportCard" />
          </Button>
          <span className="spread" />
          <Button onClick={certificate.getState().open}>
            {t('lenders.certificate.open')} <KeyHint id="lenders.certificate" />
          </Button>
        </div>
      )}
      {error && <ErrorNotice error={error} onClose={dismissError} />}
      {written && <WrittenFile written={written} />}
      <div className="list">{list?.length === 0 ? <NoLenders /> : list && <LenderTable list={list} />}</div>
      <ReceivingKeys />
      <Comparison />
      <Certificate />
      <Questions />
    </div>
  )
}

function useLenderKeys() {
  const { lenders, certificate, session } = useWorkspace()
  const { move, moveKey, inspectCard, exportCard, issueReceivingKey, ask } = lenders.getState()
  const onSelected = (act: (lender: string) => void) => () => {
    const { lenders: list, selected } = lenders.getState()
    const lender = list?.find(({ name }) => name === selected)
    if (lender && !lender.revoked) act(lender.name)
  }
  const withdrawSelected = () => {
    const { keys, selectedKey } = lenders.getState()
    const key = keys?.find(({ keyId }) => keyId === selectedKey)
    if (key?.state === 'unused') ask({ about: 'withdrawal', key })
  }
  useShortcuts({
    'lenders.up': () => move(-1),
    'lenders.down': () => move(1),
    'lenders.nextKey': () => moveKey(1),
    'lenders.previousKey': () => moveKey(-1),
    ...(session.roles.includes('supervisor') && {
      'lenders.trust': () => void inspectCard(),
      'lenders.exportCard': () => void exportCard(),
      'lenders.certificate': certificate.getState().open,
      'lenders.issueKey': onSelected((lender) => void issueReceivingKey(lender)),
      'lenders.issueBook': onSelected((lender) => ask({ about: 'book', lender })),
      'lenders.revoke': onSelected((lender) => ask({ about: 'revocation', lender })),
      'lenders.withdraw': withdrawSelected,
    }),
  })
}

function NoLenders() {
  const { t } = useTranslation()
  const { session } = useWorkspace()
  return (
    <div className="empty">
      <h2>{t('lenders.empty')}</h2>
      {session.roles.includes('supervisor') ? (
        <ol className="lender-steps">
          {(['card', 'trust', 'own', 'key'] as const).map((step) => (
            <li key={step}>
              <WithKeys text={t(`training.lender.${step}`)} />
            </li>
          ))}
        </ol>
      ) : (
        <p className="soft">{t('lenders.emptyHint')}</p>
      )}
    </div>
  )
}

function LenderTable({ list }: { readonly list: readonly LenderView[] }) {
  const { t } = useTranslation()
  const { lenders } = useWorkspace()
  const { selected } = useStore(lenders)
  return (
    <table aria-label={t('lenders.title')}>
      <thead>
        <tr>
          <th>{t('lenders.name')}</th>
          <th>{t('lenders.fingerprint')}</th>
          <th>{t('lenders.state')}</th>
          <th className="number">{t('lenders.unusedKeys')}</th>
          <th>
            <span className="row-actions">{t('lenders.actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {list.map((lender) => (
          <LenderRow key={lender.name} lender={lender} isSelected={lender.name === selected} />
        ))}
      </tbody>
    </table>
  )
}

function LenderRow({ lender, isSelected }: { readonly lender: LenderView; readonly isSelected: boolean }) {
  const { lenders, session } = useWorkspace()
  const { select } = lenders.getState()
  return (
    <tr aria-selected={isSelected} onClick={() => select(lender.name)}>
      <td>{lender.name}</td>
      <td>
        <Fingerprint sha256={lender.cardSha256} />
      </td>
      <td>
        <Standing lender={lender} />
      </td>
      <td className="number">{lender.unusedKeys}</td>
      <td>{session.roles.includes('supervisor') && !lender.revoked && <Actions lender={lender.name} />}</td>
    </tr>
  )
}

function Standing({ lender: { revoked, trusted, notAfter } }: { readonly lender: LenderView }) {
  const { t } = useTranslation()
  if (revoked)
    return (
      <span className="bad">
        {t('lenders.revoked', { at: localMinute(revoked.at), by: revoked.by })}
        <br />
        {revoked.reason}
      </span>
    )
  return (
    <>
      {t('lenders.trusted', { at: localMinute(trusted.at), by: trusted.by })}
      <br />
      <span className="soft">{t('lenders.notAfter', { day: notAfter.slice(0, 10) })}</span>
    </>
  )
}

function Actions({ lender }: { readonly lender: string }) {
  const { t } = useTranslation()
  const { issueReceivingKey, ask } = useWorkspace().lenders.getState()
  return (
    <span className="row-actions">
      <Button size="small" onClick={() => void issueReceivingKey(lender)}>
        {t('lenders.issueKey')}
      </Button>
      <Button size="small" onClick={() => ask({ about: 'book', lender })}>
        {t('lenders.issueBook')}
      </Button>
      <Button size="small" danger onClick={() => ask({ about: 'revocation', lender })}>
        {t('lenders.revoke')}
      </Button>
    </span>
  )
}
