import { LockOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Place } from '../stores/navigationStore.ts'
import { useWorkspace } from '../stores/workspace.ts'
import { KeyHint } from './Keys.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { useDestinations } from './useDestinations.ts'
import './topBar.css'

interface TopBarProps {
  readonly lock: () => Promise<void>
  readonly showHelp: () => void
}

export function TopBar({ lock, showHelp }: TopBarProps) {
  const { t } = useTranslation()
  const { navigation, session } = useWorkspace()
  return (
    <header className="top">
      <span className="top-vendor" title={t('app.name')}>
        {session.vendor}
      </span>
      <Trail />
      <Notice />
      <div className="top-end">
        <LanguageSwitch />
        <Button type="text" size="small" onClick={() => navigation.getState().go({ screen: 'settings' })}>
          {t('settings.title')}
        </Button>
        <Button type="text" size="small" onClick={showHelp}>
          {t('app.help')} <KeyHint id="app.help" />
        </Button>
        <Button
          className="top-user"
          type="text"
          size="small"
          title={`${session.roles.map((role) => t(`term.role.${role}`)).join(t('app.separator'))} · ${t('people.account.open')}`}
          onClick={() => navigation.getState().go({ screen: 'account' })}
        >
          {session.user}
        </Button>
        <Button type="text" size="small" icon={<LockOutlined />} onClick={() => void lock()}>
          {t('app.lock')}
        </Button>
      </div>
    </header>
  )
}

/** The way from the batches, or the lenders, to where the person is. */
function Trail() {
  const { t } = useTranslation()
  const { navigation, batches } = useWorkspace()
  const { place, go } = useStore(navigation)
  const list = useStore(batches, (state) => state.batches)
  const to = useDestinations()
  const batch = 'batch' in place ? list?.find(({ batchId }) => batchId === place.batch) : undefined
  const link = (destination: Place | undefined, label: string) =>
    destination && (
      <Button
        className="top-link"
        type="text"
        size="small"
        aria-current={destination.screen === place.screen ? 'page' : undefined}
        onClick={() => go(destination)}
      >
        {label}
      </Button>
    )
  return (
    <nav className="top-trail" aria-label={t('app.navigation')}>
      {link(to['app.batches'], t('app.batches'))}
      {link(to['app.lenders'], t('app.lenders'))}
      {link(to['app.audit'], t('app.audit'))}
      {link(to['app.people'], t('people.title'))}
      {link(to['app.incidents'], t('incidents.title'))}
      {'batch' in place && (
        <>
          <span aria-hidden>›</span>
          {link(
            place.screen === 'destruction' ? place : { screen: 'queue', batch: place.batch },
            batch?.title ?? '…',
          )}
        </>
      )}
      {link(to['app.board'], t('board.title'))}
      {link(to['app.result'], t('result.title'))}
      {place.screen === 'case' && (
        <>
          <span aria-hidden>›</span>
          <CasePlace caseNo={place.caseNo} />
        </>
      )}
    </nav>
  )
}

function CasePlace({ caseNo }: { readonly caseNo: string }) {
  const { t } = useTranslation()
  const { caseWork } = useWorkspace()
  const position = useStore(caseWork, ({ view }) => view?.position)
  return (
    <h1 className="top-case">
      {caseNo} <span className="soft">{position && t('case.position', position)}</span>
    </h1>
  )
}

/** What has just been done, and the way back to it. */
function Notice() {
  const { t } = useTranslation()
  const { navigation } = useWorkspace()
  const { notice, go } = useStore(navigation)
  const saved = notice?.saved
  return (
    <span className="top-notice good" role="status">
      {saved && (
        <>
          {t('opinion.saved', { caseNo: saved.caseNo, decision: t(`term.decision.${saved.decision}`) })}{' '}
          <Button
            type="link"
            size="small"
            onClick={() => go({ screen: 'case', batch: saved.batch, caseNo: saved.caseNo, revise: true })}
          >
            {t('opinion.changeSaved')} <KeyHint id="opinion.undo" />
          </Button>
        </>
      )}{' '}
      {notice?.finished && t('queue.finished')}
    </span>
  )
}
