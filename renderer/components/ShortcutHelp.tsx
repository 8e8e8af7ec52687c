import { Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { type ShortcutId, shortcutIds, shortcutScopes, shortcuts } from '../shortcuts/definitions.ts'
import { Keys } from './Keys.tsx'
import './shortcutHelp.css'

interface ShortcutHelpProps {
  readonly open: boolean
  readonly onClose: () => void
}

/** Every shortcut there is, by where it works. */
export function ShortcutHelp({ open, onClose }: ShortcutHelpProps) {
  const { t } = useTranslation()
  return (
    <Modal
      open={open}
      onCancel={onClose}
      footer={null}
      title={t('shortcuts.title')}
      width="min(1180px, calc(100vw - 48px))"
      centered
      destroyOnHidden
    >
      <p className="soft help-note">{t('shortcuts.note')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it. */}
      <section className="help-scroll" tabIndex={0} aria-label={t('shortcuts.title')}>
        <div className="help">
          {shortcutScopes.map((scope) => (
            <section key={scope} className="help-scope">
              <h3>{t(`shortcuts.scope.${scope}`)}</h3>
              <dl>
                {shortcutIds
                  .filter((id) => shortcuts[id].scope === scope)
                  .map((id) => (
                    <ShortcutLine key={id} id={id} />
                  ))}
              </dl>
            </section>
          ))}
        </div>
      </section>
    </Modal>
  )
}

function ShortcutLine({ id }: { readonly id: ShortcutId }) {
  const { t } = useTranslation()
  return (
    <div className="help-line">
      <dt>
        <Keys id={id} />
      </dt>
      <dd>{t(`shortcuts.does.${id}`)}</dd>
    </div>
  )
}
