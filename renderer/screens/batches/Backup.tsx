import { Button, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { ErrorNotice } from '../../components/ErrorNotice.tsx'
import type { BackupPart } from '../../stores/backupStore.ts'
import { useWorkspace } from '../../stores/workspace.ts'

/** Where the two parts of a backup are to go, and why there are two. */
export function Backup() {
  const { t } = useTranslation()
  const { isOpen, backup, keyRing, error, close, write } = useStore(useWorkspace().backup)
  return (
    <Modal
      open={isOpen}
      title={t('backup.title')}
      okText={t('backup.write')}
      okButtonProps={{ disabled: !backup || !keyRing }}
      cancelText={t('app.cancel')}
      onOk={() => void write()}
      onCancel={close}
      width={600}
      centered
    >
      {error && <ErrorNotice error={error} />}
      <Part part="backup" suggested={t('backup.fileName', { date: new Date().toISOString().slice(0, 10) })} />
      <Part part="keyRing" suggested="key-ring.json" />
    </Modal>
  )
}

function Part({ part, suggested }: { readonly part: BackupPart; readonly suggested: string }) {
  const { t } = useTranslation()
  const { pick, [part]: picked } = useStore(useWorkspace().backup)
  return (
    <section>
      <h3>{t(`backup.${part}`)}</h3>
      <p className="soft">{t(`backup.${part}Hint`)}</p>
      <p>
        <Button autoFocus={part === 'backup'} onClick={() => void pick(part, suggested)}>
          {t(`backup.${part}Pick`)}
        </Button>{' '}
        <span>{picked?.name}</span>
      </p>
    </section>
  )
}
