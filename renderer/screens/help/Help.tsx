import { Input, Modal } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Keys } from '../../components/Keys.tsx'
import { useLanguage } from '../../components/useAppearance.ts'
import { WithKeys } from '../../components/WithKeys.tsx'
import { type HelpEntry, helpEntries, helpSections, searchHelp } from './entries.ts'
import './help.css'

interface HelpProps {
  /** What is looked up to begin with. */
  readonly wanted: string
  readonly close: () => void
}

/** How things are done, and what every code, state and verdict means: found by words, codes and pinyin. */
export function Help({ wanted, close }: HelpProps) {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const entries = useMemo(() => helpEntries(language), [language])
  const [typed, setTyped] = useState(wanted)
  const found = useMemo(() => searchHelp(entries, typed), [entries, typed])
  const sections = helpSections.flatMap((section) => {
    const listed = found.filter((entry) => entry.section === section)
    return listed.length === 0 ? [] : [{ section, listed }]
  })
  return (
    <Modal
      open
      onCancel={close}
      footer={null}
      title={t('help.title')}
      width="min(980px, calc(100vw - 48px))"
      centered
      destroyOnHidden
    >
      <Input
        autoFocus
        allowClear
        aria-label={t('help.search')}
        placeholder={t('help.search')}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <p className="soft help-count" role="status">
        {found.length === 0 ? t('help.none') : t('help.found', { count: found.length })}
      </p>
      <div className="help-body">
        <nav className="help-nav" aria-label={t('help.title')}>
          {sections.map(({ section, listed }) => (
            <a key={section} href={`#help-${section}`} onClick={(event) => goTo(event, section)}>
              {t(`help.section.${section}`)} <span className="soft">{listed.length}</span>
            </a>
          ))}
        </nav>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it. */}
        <section className="help-entries" tabIndex={0} aria-label={t('help.title')}>
          {sections.map(({ section, listed }) => (
            <section key={section} id={`help-${section}`}>
              <h3>{t(`help.section.${section}`)}</h3>
              {listed.map((entry) => (
                <Entry key={entry.id} entry={entry} />
              ))}
            </section>
          ))}
        </section>
      </div>
    </Modal>
  )
}

/** The page stays where it is: an address of its own would be a navigation. */
function goTo(event: { preventDefault(): void }, section: string) {
  event.preventDefault()
  document.getElementById(`help-${section}`)?.scrollIntoView()
}

function Entry({ entry: { title, code, paragraphs, shortcut } }: { readonly entry: HelpEntry }) {
  if (shortcut)
    return (
      <div className="help-key">
        <span>
          <Keys id={shortcut} />
        </span>
        <span>
          {title} <span className="soft">{paragraphs[0]}</span>
        </span>
      </div>
    )
  return (
    <article className="help-entry">
      <h4>
        {title} {code && <code className="soft mono">{code}</code>}
      </h4>
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>
          <WithKeys text={paragraph} />
        </p>
      ))}
    </article>
  )
}
