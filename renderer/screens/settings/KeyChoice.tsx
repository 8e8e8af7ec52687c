import { Button, Modal, Tag } from 'antd'
import { type KeyboardEvent, use, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { macOS } from '../../components/Keys.tsx'
import { captureOf, conflictsOf } from '../../shortcuts/capture.ts'
import { type ShortcutId, shortcuts } from '../../shortcuts/definitions.ts'
import { keyLabel } from '../../shortcuts/keyLabel.ts'
import { keysOf } from '../../shortcuts/keymap.ts'
import { keyPressOf } from '../../shortcuts/keyPress.ts'
import { ShortcutsContext } from '../../shortcuts/useShortcuts.ts'
import { useWorkspace } from '../../stores/workspace.ts'

/** As many as the help shows in a line. */
const mostKeys = 4

/** Asks for the keys of one shortcut by letting the person press them. */
export function KeyChoice({ id, close }: { readonly id: ShortcutId; readonly close: () => void }) {
  const { t } = useTranslation()
  const { settings } = useWorkspace()
  const { keymap } = use(ShortcutsContext)
  const state = useStore(keymap)
  const [keys, setKeys] = useState(() => keysOf(state, id))
  const [isReserved, setReserved] = useState(false)
  const box = useRef<HTMLElement>(null)
  const conflicts = keys.flatMap((key) => conflictsOf(state, id, key))
  const take = (event: KeyboardEvent) => {
    const captured = captureOf(keyPressOf(event.nativeEvent))
    // Tab leaves the box and Escape the dialog, as everywhere.
    if (event.key === 'Tab' || event.key === 'Escape') return
    event.preventDefault()
    setReserved(captured.state === 'reserved')
    if (captured.state === 'taken' && !keys.includes(captured.combination))
      setKeys([...keys.slice(0, mostKeys - 1), captured.combination])
  }
  const save = async (chosen: readonly string[] | null) => {
    await (chosen ? settings.getState().setKeys(id, chosen) : settings.getState().resetKeys(id))
    close()
  }
  return (
    <Modal
      open
      title={t('settings.changeKeys', { what: t(`shortcuts.does.${id}`) })}
      onCancel={close}
      afterOpenChange={(isOpen) => isOpen && box.current?.focus()}
      footer={[
        <Button key="reset" onClick={() => void save(null)}>
          {t('settings.reset', {
            keys: shortcuts[id].keys.map((key) => keyLabel(key, macOS)).join(' '),
          })}
        </Button>,
        <Button key="cancel" onClick={close}>
          {t('app.cancel')}
        </Button>,
        <Button key="save" type="primary" disabled={conflicts.length > 0} onClick={() => void save(keys)}>
          {t('settings.save')}
        </Button>,
      ]}
    >
      <div className="key-choice">
        {keys.map((key) => (
          <Tag key={key} closable onClose={() => setKeys(keys.filter((other) => other !== key))}>
            {keyLabel(key, macOS)}
          </Tag>
        ))}
        {keys.length === 0 && <span className="soft">{t('settings.noKeys')}</span>}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it takes keys, which no native control gives whole. */}
      <section ref={box} className="key-box" tabIndex={0} aria-label={t('settings.press')} onKeyDown={take}>
        {t('settings.press')}
      </section>
      <p role="status" className="bad">
        {isReserved && t('settings.reserved')}
        {conflicts.length > 0 &&
          t('settings.conflict', {
            others: [...new Set(conflicts)]
              .map((other) => t(`shortcuts.does.${other}`))
              .join(t('app.separator')),
          })}
      </p>
    </Modal>
  )
}
