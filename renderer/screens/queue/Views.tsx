import { DeleteOutlined } from '@ant-design/icons'
import { Button, Input, Modal, type RefSelectProps, Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { ErrorNotice } from '../../components/ErrorNotice.tsx'
import { KeyHint } from '../../components/Keys.tsx'
import {
  type BuiltInView,
  builtInView,
  builtInViews,
  isSameView,
  type View,
} from '../../stores/viewsStore.ts'
import { useWorkspace } from '../../stores/workspace.ts'

const longestName = 40
const mostViews = 50
/** Room for a dozen views without scrolling. */
const listHeight = 420

/** Keys by which a list of choices is moved through, and which the queue would take for its own. */
const choosingKeys = new Set(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Enter'])

interface ViewsProps {
  readonly isOpen: boolean
  readonly setOpen: (isOpen: boolean) => void
  readonly save: () => void
}

/** Chooses a way to look at the queue, found by typing; and keeps the present one under a name. */
export function Views({ isOpen, setOpen, save }: ViewsProps) {
  const { t } = useTranslation()
  const { queue, views, preferences, session } = useWorkspace()
  const { filter, sort, look } = useStore(queue)
  const own = useStore(preferences, (state) => state.preferences.views)
  const { error, remove, dismissError } = useStore(views)
  const now: View = { filter, sort }
  const builtIn = (id: BuiltInView) => builtInView(id, session.user)
  const ownName = own.find((view) => isSameView(view, now))?.name
  const builtInId = builtInViews.find((id) => isSameView(builtIn(id), now))
  const chosen = ownName !== undefined ? `own ${ownName}` : builtInId

  const select = useRef<RefSelectProps>(null)
  useEffect(() => {
    if (isOpen) select.current?.focus()
  }, [isOpen])
  const choose = (value: string) => {
    // From here on the keys are the list's again.
    select.current?.blur()
    const mine = own.find(({ name }) => value === `own ${name}`)
    const given = builtInViews.find((id) => id === value)
    if (mine) void look(mine)
    else if (given) void look(builtIn(given))
  }
  return (
    <>
      <Select
        ref={select}
        className="queue-view"
        open={isOpen}
        onOpenChange={setOpen}
        onKeyDown={(event) => {
          if (choosingKeys.has(event.key)) event.stopPropagation()
        }}
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('queue.views.choose')}
        placeholder={t('queue.views.custom')}
        value={chosen ?? null}
        popupMatchSelectWidth={false}
        listHeight={listHeight}
        onSelect={(value) => value && choose(value)}
        options={[
          {
            label: t('queue.views.builtIn'),
            options: builtInViews.map((id) => ({ value: id as string, label: t(`queue.views.${id}`) })),
          },
          ...(own.length === 0
            ? []
            : [
                {
                  label: t('queue.views.own'),
                  options: own.map(({ name }) => ({ value: `own ${name}`, label: name })),
                },
              ]),
        ]}
      />
      {ownName === undefined ? (
        <Button disabled={builtInId !== undefined} onClick={save}>
          {t('queue.views.save')} <KeyHint id="queue.saveView" />
        </Button>
      ) : (
        <Button
          icon={<DeleteOutlined />}
          aria-label={t('queue.views.remove', { name: ownName })}
          title={t('queue.views.remove', { name: ownName })}
          onClick={() => void remove(ownName)}
        />
      )}
      {error && <ErrorNotice error={error} onClose={dismissError} />}
    </>
  )
}

/** Asks for the name under which the present view is kept. */
export function SaveView({ close }: { readonly close: () => void }) {
  const { t } = useTranslation()
  const { queue, views, preferences } = useWorkspace()
  const own = useStore(preferences, (state) => state.preferences.views)
  const busy = useStore(views, (state) => state.busy)
  const [name, setName] = useState('')
  const replaces = own.some((view) => view.name === name.trim())
  const hasRoom = replaces || own.length < mostViews
  const save = async () => {
    if (name.trim() === '' || !hasRoom) return
    const { filter, sort } = queue.getState()
    await views.getState().save(name, { filter, sort })
    close()
  }
  return (
    <Modal
      open
      title={t('queue.views.saveAs')}
      okText={t('queue.views.save')}
      cancelText={t('app.cancel')}
      okButtonProps={{ disabled: name.trim() === '' || !hasRoom, loading: busy }}
      onOk={() => void save()}
      onCancel={close}
    >
      <Input
        autoFocus
        maxLength={longestName}
        aria-label={t('queue.views.name')}
        placeholder={t('queue.views.name')}
        value={name}
        onChange={({ target }) => setName(target.value)}
        onPressEnter={({ nativeEvent }) => {
          if (!nativeEvent.isComposing) void save()
        }}
      />
      <p role="status" className="soft">
        {replaces && t('queue.views.replaces')}
        {!hasRoom && t('queue.views.most')}
      </p>
    </Modal>
  )
}
