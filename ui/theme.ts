/** The tokens as Ant Design 6 knows them. Colours are CSS variables' values, since antd computes shades and cannot read `var()`. */
import { type ThemeConfig, theme } from "antd";

const FONT =
  '"Noto Sans SC Variable", "Noto Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif';

/** @param isDark the desk by choice */
export function deskTheme(isDark: boolean): ThemeConfig {
  return {
    algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      ...(isDark ? DARK : LIGHT),
      fontFamily: FONT,
      fontSize: 14,
      controlHeight: 32,
      controlHeightSM: 28,
      controlHeightLG: 40,
      borderRadius: 6,
      borderRadiusSM: 4,
      borderRadiusLG: 8,
      wireframe: false,
      motionDurationFast: "0.12s",
      motionDurationMid: "0.2s",
      motionDurationSlow: "0.2s",
    },
    components: {
      Button: { primaryShadow: "none", defaultShadow: "none", dangerShadow: "none", fontWeight: 500 },
      Table: { headerBg: isDark ? "#1c212b" : "#fbfaf8", cellPaddingBlock: 10 },
    },
  };
}

const LIGHT = {
  colorPrimary: "#334e96",
  colorLink: "#334e96",
  colorInfo: "#334e96",
  // Lights belong to deadlines; antd's states of success, warning and error are drawn in ink instead.
  colorSuccess: "#1d1b18",
  colorWarning: "#1d1b18",
  colorError: "#1d1b18",
  colorText: "#1d1b18",
  colorTextSecondary: "#635e56",
  colorTextTertiary: "#736d64",
  colorTextPlaceholder: "#736d64",
  colorTextDescription: "#736d64",
  colorBorder: "#8c867b",
  colorBorderSecondary: "#e5e2dc",
  colorBgLayout: "#f7f6f3",
  colorBgContainer: "#ffffff",
};

const DARK = {
  colorPrimary: "#8fa8f0",
  colorLink: "#8fa8f0",
  colorInfo: "#8fa8f0",
  colorSuccess: "#e8eaf0",
  colorWarning: "#e8eaf0",
  colorError: "#e8eaf0",
  colorText: "#e8eaf0",
  colorTextSecondary: "#a4abbb",
  colorTextTertiary: "#8c94a6",
  colorTextPlaceholder: "#8c94a6",
  colorTextDescription: "#8c94a6",
  colorTextLightSolid: "#10131a",
  colorBorder: "#7c8496",
  colorBorderSecondary: "#2b3240",
  colorBgLayout: "#10131a",
  colorBgContainer: "#181c25",
};
