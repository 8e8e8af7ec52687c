import { EllipsisOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentView } from '../../../shared/domain/view.ts'
import { KeyHint } from '../../components/Keys.tsx'
import type { ShortcutId } from '../../shortcuts/definitions.ts'
import { useShortcuts } from '../../shortcuts/useShortcuts.ts'
import { useWorkspace } from '../../stores/workspace.ts'

/** By mouse what keys do; each acts on the document that is shown then. */
export function DocumentMenu({ document }: { readonly document: DocumentView }) {
  const { t } = useTranslation()
  const { show, ask, move } = useWorkspace().documents.getState()
  const [isOpen, open] = useState(false)
  const act = (action: () => void) => () => {
    show(document.path)
    action()
  }
  const item = (key: ShortcutId, label: string, action: () => void) => ({
    key,
    label: (
      <span className="document-action">
        {label} <KeyHint id={key} />
      </span>
    ),
    onClick: act(action),
  })
  return (
    <>
      {isOpen && <ClosedByEscape close={() => open(false)} />}
      <Dropdown
        trigger={['click']}
        open={isOpen}
        onOpenChange={open}
        menu={{
          items: [
            item('documents.classify', t('documents.ask.kind.do'), () => ask('kind')),
            item('documents.split', t('documents.ask.part.do'), () => ask('part')),
            item('documents.duplicate', t('documents.ask.duplicate.do'), () => ask('duplicate')),
            item('documents.earlier', t('documents.earlier'), () => void move(-1)),
            item('documents.later', t('documents.later'), () => void move(1)),
          ],
        }}
      >
        <Button
          className="document-more"
          type="text"
          size="small"
          tabIndex={-1}
          icon={<EllipsisOutlined />}
          aria-label={t('documents.actions', { title: document.title })}
        />
      </Dropdown>
    </>
  )
}

/** Escape closes the menu, and leaves the case where it is. */
function ClosedByEscape({ close }: { readonly close: () => void }) {
  useShortcuts({ 'app.back': close })
  return null
}
