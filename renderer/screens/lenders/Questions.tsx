import { Input, InputNumber, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { largestBook, type ReceivingKeyView } from '../../../shared/domain/party.ts'
import { useWorkspace } from '../../stores/workspace.ts'

/** The dialog that is open, if any: a number, a reason or a yes before something is done. */
export function Questions() {
  const { lenders } = useWorkspace()
  const { question } = useStore(lenders)
  switch (question?.about) {
    case 'book':
      return <Book lender={question.lender} />
    case 'revocation':
      return <Revocation lender={question.lender} />
    case 'withdrawal':
      return <Withdrawal receivingKey={question.key} />
    case undefined:
      return null
  }
}

const usualBook = 10

function Book({ lender }: { readonly lender: string }) {
  const { t } = useTranslation()
  const { issueBook, dropQuestion } = useWorkspace().lenders.getState()
  const [count, setCount] = useState<number | null>(usualBook)
  const issue = () => count !== null && void issueBook(lender, count)
  return (
    <Modal
      open
      title={t('lenders.bookTitle', { lender })}
      okText={t('lenders.issue')}
      okButtonProps={{ disabled: count === null }}
      cancelText={t('app.cancel')}
      onOk={issue}
      onCancel={dropQuestion}
      centered
    >
      <p>{t('lenders.bookHint')}</p>
      <InputNumber
        autoFocus
        aria-label={t('lenders.bookCount')}
        min={1}
        max={largestBook}
        precision={0}
        value={count}
        onChange={setCount}
        onPressEnter={issue}
      />
    </Modal>
  )
}

function Revocation({ lender }: { readonly lender: string }) {
  const { t } = useTranslation()
  const { revoke, dropQuestion } = useWorkspace().lenders.getState()
  const [reason, setReason] = useState('')
  return (
    <Modal
      open
      title={t('lenders.revokeTitle', { lender })}
      okText={t('lenders.revokeConfirm')}
      okButtonProps={{ danger: true, disabled: reason.trim() === '' }}
      cancelText={t('app.cancel')}
      onOk={() => void revoke(lender, reason)}
      onCancel={dropQuestion}
      centered
    >
      <p>{t('lenders.revokeHint')}</p>
      <Input
        autoFocus
        aria-label={t('lenders.revokeReason')}
        placeholder={t('lenders.revokeReason')}
        maxLength={200}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
    </Modal>
  )
}

function Withdrawal({ receivingKey: { keyId, lender } }: { readonly receivingKey: ReceivingKeyView }) {
  const { t } = useTranslation()
  const { withdraw, dropQuestion } = useWorkspace().lenders.getState()
  return (
    <Modal
      open
      title={t('lenders.withdrawTitle')}
      okText={t('lenders.withdrawConfirm')}
      okButtonProps={{ danger: true }}
      cancelText={t('app.cancel')}
      onOk={() => void withdraw(keyId)}
      onCancel={dropQuestion}
      centered
    >
      <p>{t('lenders.withdrawHint', { lender })}</p>
      <p className="mono">{keyId}</p>
    </Modal>
  )
}
