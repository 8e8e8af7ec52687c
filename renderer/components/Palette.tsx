import { Input, Modal } from 'antd'
import { type KeyboardEvent, use, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isCommand } from '../shortcuts/commands.ts'
import type { ShortcutId } from '../shortcuts/definitions.ts'
import { ShortcutsContext } from '../shortcuts/useShortcuts.ts'
import { isFound } from './isFound.ts'
import { Keys } from './Keys.tsx'
import './palette.css'

interface PaletteProps {
  readonly close: () => void
  /** Looks something up in the help. */
  readonly lookUp: (wanted: string) => void
}

/** Every command that works where the person is: found by its words, done by Enter. */
export function Palette({ close, lookUp }: PaletteProps) {
  const { t } = useTranslation()
  const registry = use(ShortcutsContext)
  // What works is asked once: behind the open palette nothing else appears.
  const [commands] = useState(() => registry.active().filter(isCommand))
  const [search, setSearch] = useState('')
  const [at, setAt] = useState(0)
  const found = commands.filter((id) => isFound(search, `${t(`shortcuts.does.${id}`)} ${id}`))
  const asked = search.trim()
  /** Below the commands, what was typed can be looked up in the help. */
  const last = asked === '' ? found.length - 1 : found.length
  const askHelp = () => {
    close()
    lookUp(asked)
  }
  const run = (id: ShortcutId) => {
    close()
    // The dialog gives the focus back before the command moves it.
    setTimeout(() => registry.run(id))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const chosen = found[at]
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, last))
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0))
    else if (event.key === 'Enter' && chosen) run(chosen)
    else if (event.key === 'Enter' && asked !== '') askHelp()
    else return
    event.preventDefault()
  }
  return (
    <Modal open onCancel={close} footer={null} title={t('settings.palette.title')} destroyOnHidden>
      <Input
        autoFocus
        role="combobox"
        aria-expanded
        aria-controls="palette-list"
        aria-activedescendant={at <= last ? `palette-${found[at] ?? 'help'}` : undefined}
        aria-label={t('settings.palette.search')}
        placeholder={t('settings.palette.search')}
        value={search}
        onChange={({ target }) => {
          setSearch(target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      {found.length === 0 && (
        <p role="status" className="soft">
          {t('settings.palette.none')}
        </p>
      )}
      <div id="palette-list" className="palette" role="listbox" aria-label={t('settings.palette.title')}>
        {found.map((id, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the input above it.
          <div
            key={id}
            id={`palette-${id}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onClick={() => run(id)}
          >
            <span>{t(`shortcuts.does.${id}`)}</span>
            <span aria-hidden>
              <Keys id={id} />
            </span>
          </div>
        ))}
        {asked !== '' && (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the input above it.
          <div
            id="palette-help"
            role="option"
            tabIndex={-1}
            aria-selected={at === found.length}
            onClick={askHelp}
          >
            {t('help.askHelp', { what: asked })}
          </div>
        )}
      </div>
    </Modal>
  )
}
