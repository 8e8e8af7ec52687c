import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import './entryFrame.css'

interface EntryFrameProps {
  readonly title: string
  readonly children: ReactNode
}

/** The frame of what is seen before the vault is open. */
export function EntryFrame({ title, children }: EntryFrameProps) {
  const { t } = useTranslation()
  return (
    <div className="entry">
      <main className="entry-sheet">
        <header className="entry-head">
          <span className="entry-name">{t('app.name')}</span>
          <LanguageSwitch />
        </header>
        <h1>{title}</h1>
        {children}
      </main>
    </div>
  )
}
