import { Input, Modal } from 'antd'
import { type KeyboardEvent, use, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShortcutId } from '../shortcuts/definitions.ts'
import { ShortcutsContext } from '../shortcuts/useShortcuts.ts'
import { Keys } from './Keys.tsx'
import './palette.css'

interface PaletteProps {
  readonly close: () => void
}

/** Keys that move within a list are no commands that anybody would look for by name. */
const movement = /\.(up|down|left|right|pageUp|pageDown|first|last|markUp|markDown|leave|back|palette)$/

/** Every command that works where the person is: found by its words, done by Enter. */
export function Palette({ close }: PaletteProps) {
  const { t } = useTranslation()
  const registry = use(ShortcutsContext)
  // What works is asked once: behind the open palette nothing else appears.
  const [commands] = useState(() => registry.active().filter((id) => !movement.test(id)))
  const [search, setSearch] = useState('')
  const [at, setAt] = useState(0)
  const found = commands.filter((id) =>
    `${t(`shortcuts.does.${id}`)} ${id}`.toLowerCase().includes(search.trim().toLowerCase()),
  )
  const run = (id: ShortcutId) => {
    close()
    // The dialog gives the focus back before the command moves it.
    setTimeout(() => registry.run(id))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const chosen = found[at]
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, found.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0))
    else if (event.key === 'Enter' && chosen) run(chosen)
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
        aria-activedescendant={found[at] && `palette-${found[at]}`}
        aria-label={t('settings.palette.search')}
        placeholder={t('settings.palette.search')}
        value={search}
        onChange={({ target }) => {
          setSearch(target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
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
      </div>
      {found.length === 0 && (
        <p role="status" className="soft">
          {t('settings.palette.none')}
        </p>
      )}
    </Modal>
  )
}
