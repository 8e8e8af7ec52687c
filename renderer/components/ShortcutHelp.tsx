import { Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { type ShortcutId, type ShortcutScope, shortcuts } from '../shortcuts/definitions.ts'
import { keyLabel } from '../shortcuts/keyLabel.ts'
import './shortcutHelp.css'

interface ShortcutHelpProps {
  readonly open: boolean
  readonly onClose: () => void
}

const scopes: readonly ShortcutScope[] = [
  'everywhere',
  'batches',
  'lenders',
  'audit',
  'queue',
  'fields',
  'viewer',
  'findings',
  'opinion',
]
// Its own keys, so each is an id.
const ids = Object.keys(shortcuts) as ShortcutId[]

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
      <div className="help-scroll">
        <div className="help">
          {scopes.map((scope) => (
            <section key={scope} className="help-scope">
              <h3>{t(`shortcuts.scope.${scope}`)}</h3>
              <dl>
                {ids
                  .filter((id) => shortcuts[id].scope === scope)
                  .map((id) => (
                    <ShortcutLine key={id} id={id} />
                  ))}
              </dl>
            </section>
          ))}
        </div>
      </div>
    </Modal>
  )
}

function ShortcutLine({ id }: { readonly id: ShortcutId }) {
  const { t } = useTranslation()
  const macOS = navigator.platform.startsWith('Mac')
  return (
    <div className="help-line">
      <dt>
        {shortcuts[id].keys.map((combination) => (
          <kbd key={combination}>{keyLabel(combination, macOS)}</kbd>
        ))}
      </dt>
      <dd>{t(`shortcuts.does.${id}`)}</dd>
    </div>
  )
}
