import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { Fingerprint } from '../../components/Fingerprint.tsx'
import type { Written } from '../../stores/lendersStore.ts'
import { useWorkspace } from '../../stores/workspace.ts'

/** A file that has just been written, and what to do with it. */
export function WrittenFile({ written }: { readonly written: Written }) {
  const { t } = useTranslation()
  const { dismissWritten } = useWorkspace().lenders.getState()
  const common = { type: 'success', showIcon: true, closable: { onClose: dismissWritten } } as const
  switch (written.what) {
    case 'receiving-key':
      return (
        <Alert
          {...common}
          title={t('lenders.keyIssued', written)}
          description={t('lenders.keyIssuedHint', written)}
        />
      )
    case 'book':
      return (
        <Alert
          {...common}
          title={t('lenders.bookIssued', written)}
          description={t('lenders.bookIssuedHint', written)}
        />
      )
    case 'card':
      return (
        <Alert
          {...common}
          title={t('lenders.cardExported', written)}
          description={
            <>
              {t('lenders.cardExportedHint')}
              <Fingerprint sha256={written.cardSha256} />
            </>
          }
        />
      )
  }
}
