import { Button, Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { PickedFile } from '../../../shared/domain/view.ts'
import { ErrorNotice } from '../../components/ErrorNotice.tsx'
import { FilePicker } from '../../components/FilePicker.tsx'
import { Fingerprint } from '../../components/Fingerprint.tsx'
import type { CertificateState } from '../../stores/certificateStore.ts'
import { useWorkspace } from '../../stores/workspace.ts'

interface CertificateForm {
  readonly own: PickedFile
  readonly ownPassword?: string
}

/** The organisation's next certificate, and then the new card that goes to every lender. */
export function Certificate() {
  const { t } = useTranslation()
  const { certificate } = useWorkspace()
  const { isOpen, busy, card, close } = useStore(certificate)
  return (
    <Modal
      open={isOpen}
      title={t('lenders.certificate.title')}
      footer={null}
      onCancel={close}
      closable={!busy}
      mask={{ closable: false }}
      destroyOnHidden
      width={560}
      centered
    >
      {card ? <Adopted card={card} /> : <Choice />}
    </Modal>
  )
}

function Choice() {
  const { t } = useTranslation()
  const { busy, error, pick, adopt } = useStore(useWorkspace().certificate)
  return (
    <Form<CertificateForm>
      layout="vertical"
      requiredMark={false}
      disabled={busy}
      onFinish={({ own, ownPassword = '' }) => adopt(own, ownPassword)}
    >
      {error && <ErrorNotice error={error} />}
      <p>{t('lenders.certificate.note')}</p>
      <Form.Item
        name="own"
        label={t('lenders.certificate.file')}
        rules={[{ required: true, message: t('firstRun.required') }]}
      >
        <FilePicker
          label={t('firstRun.pickOwn')}
          none={t('lenders.certificate.none')}
          pick={pick}
          autoFocus
        />
      </Form.Item>
      <Form.Item name="ownPassword" label={t('firstRun.ownPassword')}>
        <Input.Password autoComplete="off" />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={busy}>
        {t('lenders.certificate.adopt')}
      </Button>
    </Form>
  )
}

function Adopted({ card }: { readonly card: NonNullable<CertificateState['card']> }) {
  const { t } = useTranslation()
  const { certificate, lenders } = useWorkspace()
  const exportCard = () => {
    certificate.getState().close()
    void lenders.getState().exportCard()
  }
  return (
    <>
      <p role="status">{t('lenders.certificate.done', { day: card.notAfter.slice(0, 10) })}</p>
      <p>{t('lenders.certificate.next')}</p>
      <Fingerprint sha256={card.cardSha256} />
      <p>
        <Button type="primary" block autoFocus onClick={exportCard}>
          {t('lenders.exportCard')}
        </Button>
      </p>
    </>
  )
}
