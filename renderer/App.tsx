import { ConfigProvider, Spin } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import type { i18n } from 'i18next'
import { type ReactNode, use, useEffect, useState } from 'react'
import { I18nextProvider, useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Session } from '../shared/domain/view.ts'
import { ErrorNotice } from './components/ErrorNotice.tsx'
import { Interrupted } from './components/Interrupted.tsx'
import { StrengthContext } from './components/NewPassphrase.tsx'
import { DropHint } from './components/Offered.tsx'
import { AppearanceContext, useLanguage } from './components/useAppearance.ts'
import type { Desk } from './desk.ts'
import { FrameDialogs } from './screens/about/FrameDialogs.tsx'
import { FirstRun } from './screens/firstRun/FirstRun.tsx'
import { RecoveryKey } from './screens/firstRun/RecoveryKey.tsx'
import { Promised } from './screens/training/Promised.tsx'
import { Unlock } from './screens/unlock/Unlock.tsx'
import { Workbench } from './screens/Workbench.tsx'
import type { Shortcuts } from './shortcuts/registry.ts'
import { ShortcutsContext } from './shortcuts/useShortcuts.ts'
import type { AppearanceStore } from './stores/appearanceStore.ts'
import { type Frame, FrameContext } from './stores/frame.ts'
import type { SessionStore } from './stores/sessionStore.ts'
import { createWorkspace, type Workspace, WorkspaceContext } from './stores/workspace.ts'
import { darkTheme, lightTheme } from './theme.ts'
import { useDarkness } from './useDarkness.ts'

interface AppProps {
  readonly desk: Desk
  readonly session: SessionStore
  readonly shortcuts: Shortcuts
  readonly i18n: i18n
  readonly appearance: AppearanceStore
  readonly frame: Frame
}

export function App({ desk, session, shortcuts, i18n, appearance, frame }: AppProps) {
  return (
    <I18nextProvider i18n={i18n}>
      <ShortcutsContext value={shortcuts}>
        <AppearanceContext value={appearance}>
          <FrameContext value={frame}>
            <Localised desk={desk} session={session} />
          </FrameContext>
        </AppearanceContext>
      </ShortcutsContext>
    </I18nextProvider>
  )
}

function Localised(props: Pick<AppProps, 'desk' | 'session'>) {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const isDark = useDarkness()
  return (
    <ConfigProvider
      theme={isDark ? darkTheme : lightTheme}
      locale={language === 'zh' ? zhCN : enUS}
      wave={{ disabled: true }}
      button={{ autoInsertSpace: false }}
      renderEmpty={() => t('app.noMatch')}
    >
      <StrengthContext value={props.session.getState().strength}>
        <Door {...props} />
        <FrameDialogs />
        <DropHint />
      </StrengthContext>
    </ConfigProvider>
  )
}

function Door({ desk, session }: Pick<AppProps, 'desk' | 'session'>) {
  const { t } = useTranslation()
  const { entry, busy, error, start, lock } = useStore(session)
  switch (entry.at) {
    case 'starting':
      if (error) return <ErrorNotice error={error} action={{ label: t('app.retry'), run: start }} />
      return <Spin description={t('app.starting')} fullscreen spinning={busy} />
    case 'first-run':
      return <FirstRun desk={desk} session={session} />
    case 'recovery-key':
      return (
        <RecoveryKey
          session={session}
          recoveryKey={entry.recoveryKey}
          isFirst={entry.isFirst}
          touch={desk.api.vault.touch}
        />
      )
    case 'locked':
      return <Unlock session={session} users={entry.users} />
    case 'unlocked':
      return (
        <Unlocked
          desk={desk}
          session={entry.session}
          lock={lock}
          notice={<Interrupted session={session} />}
        />
      )
  }
}

interface UnlockedProps {
  readonly desk: Desk
  readonly session: Session
  readonly lock: () => Promise<void>
  readonly notice: ReactNode
}

function Unlocked({ desk, session, lock, notice }: UnlockedProps) {
  const { keymap } = use(ShortcutsContext)
  const [workspace, setWorkspace] = useState<Workspace | null>(null)
  useEffect(() => {
    const made = createWorkspace(desk, session, keymap)
    setWorkspace(made)
    return () => made.close()
  }, [desk, session, keymap])
  if (!workspace) return null
  return (
    <WorkspaceContext value={workspace}>
      <Promised lock={lock}>
        <Workbench lock={lock} notice={notice} />
      </Promised>
    </WorkspaceContext>
  )
}
