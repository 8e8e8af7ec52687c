import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import './entryFrame.css'

interface EntryFrameProps {
  readonly title: string
  /** What a newcomer may want to read beside it. */
  readonly aside?: ReactNode
  readonly children: ReactNode
}

/** The frame of what is seen before the vault is open. */
export function EntryFrame({ title, aside, children }: EntryFrameProps) {
  const { t } = useTranslation()
  return (
    <div className="entry">
      <main className={aside ? 'entry-sheet entry-wide' : 'entry-sheet'}>
        <header className="entry-head">
          <span>{t('app.name')}</span>
          <LanguageSwitch />
        </header>
        <h1>{title}</h1>
        {aside ? (
          <div className="entry-columns">
            <div className="entry-aside">{aside}</div>
            <div>{children}</div>
          </div>
        ) : (
          children
        )}
      </main>
    </div>
  )
}
