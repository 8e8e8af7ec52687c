import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { DocumentKind } from '../../../shared/domain/kind.ts'
import { isFound } from '../../components/isFound.ts'

interface KindSelectProps {
  readonly label: string
  readonly value: DocumentKind
  readonly onChoose: (kind: DocumentKind) => void
  /** Whether the list is open from the beginning. */
  readonly isOpen?: boolean
}

/** Kinds of document, found by part of the name or of its pinyin. */
export function KindSelect({ label, value, onChoose, isOpen = false }: KindSelectProps) {
  const { t } = useTranslation()
  const nameOf = (kind: DocumentKind) => t(`term.kind.${kind}`)
  return (
    <Select<DocumentKind>
      className="document-choice"
      autoFocus
      defaultOpen={isOpen}
      aria-label={label}
      value={value}
      onSelect={onChoose}
      showSearch={{
        filterOption: (typed, option) => isFound(typed, `${option?.label ?? ''} ${option?.value ?? ''}`),
      }}
      options={DocumentKind.options.map((kind) => ({ value: kind, label: nameOf(kind) }))}
    />
  )
}
