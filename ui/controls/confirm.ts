import { Modal } from "antd";

/**
 * Asks before an act that hurts. The safe answer has the focus.
 * @returns whether the person said yes
 */
export function useConfirm(): [
  confirm: (title: string, detail?: string, yes?: string) => Promise<boolean>,
  holder: React.ReactElement,
] {
  const [modal, holder] = Modal.useModal();
  const confirm = (title: string, detail?: string, yes = "确定") =>
    new Promise<boolean>((resolve) => {
      modal.confirm({
        title,
        content: detail,
        icon: null,
        okText: yes,
        cancelText: "不了",
        focusable: { autoFocusButton: "cancel" },
        onOk: () => resolve(true),
        onCancel: () => resolve(false),
      });
    });
  return [confirm, holder];
}
