import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { PickedFile } from '../../../shared/domain/view.ts'

interface KeyFilePickerProps {
  readonly pick: () => Promise<PickedFile | null>
  /** Given by the form that it is in. */
  readonly value?: PickedFile | null
  readonly onChange?: (picked: PickedFile | null) => void
}

/** A field of a form: the key file, picked in the system's dialog. */
export function KeyFilePicker({ pick, value, onChange }: KeyFilePickerProps) {
  const { t } = useTranslation()
  const choose = async () => {
    const picked = await pick()
    if (picked) onChange?.(picked)
  }
  return (
    <Button block onClick={choose}>
      {t('people.door.pickKeyFile')} · {value?.name ?? t('people.door.noKeyFile')}
    </Button>
  )
}
