"""One style sheet and palette from the tokens, on top of Qt's Fusion style."""

from collections.abc import Callable

from PySide6.QtGui import QColor, QPalette

from blipdesk.gui.tokens import CONTROL_PX, RADIUS_L, RADIUS_M, RADIUS_S, Tokens

_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "field",
    QPalette.ColorRole.AlternateBase: "panel",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "raised",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "bad",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Link: "accent_text",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "line",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Shadow: "line",
}


def palette(tokens: Tokens) -> QPalette:
    """Return the palette of a theme."""
    made = QPalette()
    for role, name in _ROLES.items():
        made.setColor(role, QColor(getattr(tokens, name)))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.off))
    return made


def style_sheet(tokens: Tokens, icons_folder: str, px: Callable[[int], int]) -> str:
    """Return the style sheet of a theme.

    Args:
        icons_folder: where the check marks and arrows of this theme lie, with forward slashes.
        px: what a height comes to at the chosen size of text.
    """
    t = tokens
    return f"""
* {{ outline: none; }}
QWidget {{ color: {t.text}; }}
QMainWindow, QDialog, QMessageBox {{ background: {t.window}; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QToolTip {{ background: {t.raised}; color: {t.text}; border: 1px solid {t.edge};
  padding: 4px 6px; }}
#topBar, #jobStrip {{ background: {t.raised}; }}
#topBar {{ border-bottom: 1px solid {t.line}; }}
#jobStrip {{ border-top: 1px solid {t.line}; }}
#sidebar {{ background: {t.panel}; border: none; border-right: 1px solid {t.line}; }}
#inspector {{ background: {t.raised}; border: none; border-left: 1px solid {t.line}; }}
#centre, #page {{ background: {t.window}; }}
#stage {{ background: {t.stage}; }}
#reviewPanel {{ background: {t.raised}; border-left: 1px solid {t.line}; }}
QSplitter::handle {{ background: transparent; }}

QLabel#title {{ font-size: 15pt; font-weight: 600; }}
QLabel#heading {{ font-size: 12pt; font-weight: 600; }}
QLabel#muted {{ color: {t.muted}; }}
QLabel#small {{ color: {t.muted}; font-size: 8.5pt; }}
QLabel#section {{ color: {t.muted}; font-size: 8pt; font-weight: 700; }}
QLabel#fieldName, QRadioButton#fieldName {{ font-weight: 600; }}
QLabel#problem {{ color: {t.bad}; }}
QLabel#key {{ border: 1px solid {t.edge}; border-radius: 4px; padding: 0 6px; color: {t.muted};
  font-size: 8.5pt; }}

QPushButton {{ background: {t.raised}; border: 1px solid {t.line}; border-radius: {RADIUS_S}px;
  padding: 0 12px; min-height: {px(CONTROL_PX - 2)}px; }}
QPushButton:hover {{ background: {t.hover}; }}
QPushButton:pressed {{ background: {t.pressed}; }}
QPushButton:disabled {{ color: {t.off}; background: {t.panel}; }}
QPushButton:focus, QToolButton:focus, QComboBox:focus {{ border: 2px solid {t.accent}; }}
QPushButton[kind="primary"] {{ background: {t.accent}; color: {t.on_accent}; border: 1px solid
  {t.accent}; font-weight: 600; }}
QPushButton[kind="primary"]:hover {{ background: {t.accent_hover}; }}
QPushButton[kind="primary"]:focus, QPushButton[kind="good"]:focus {{ border: 2px solid {t.text}; }}
QPushButton[kind="primary"]:disabled {{ background: {t.chip}; color: {t.off};
  border-color: {t.chip}; }}
QPushButton[kind="good"] {{ background: {t.good}; color: {t.on_good}; border: 1px solid {t.good};
  font-weight: 600; }}
QPushButton[kind="good"]:hover {{ background: {t.good_hover}; }}
QPushButton[kind="good"]:disabled {{ background: {t.chip}; color: {t.off};
  border-color: {t.chip}; }}
QPushButton[kind="plain"] {{ background: transparent; border: 1px solid transparent; }}
QPushButton[kind="plain"]:hover {{ background: {t.hover}; }}
QPushButton[kind="plain"]:focus {{ border: 2px solid {t.accent}; }}
QPushButton[menu="true"] {{ padding-right: 28px; }}
QPushButton::menu-indicator {{ image: url("{icons_folder}/down.png"); width: 14px; height: 14px;
  subcontrol-origin: padding; subcontrol-position: right center; right: 8px; }}
QPushButton[kind="pill"] {{ border-radius: {px(26) // 2 + 1}px; min-height: {px(26)}px; }}
QPushButton[kind="pill"]:checked {{ background: {t.accent_soft}; border: 1px solid {t.accent};
  color: {t.accent_text}; font-weight: 600; }}
QPushButton[kind="pill"]:checked:focus {{ border: 2px solid {t.accent}; }}
QPushButton[kind="keyword"] {{ background: {t.chip}; border: 1px solid {t.chip};
  border-radius: {px(26) // 2}px; min-height: {px(26)}px; padding: 0 10px; }}
QPushButton[kind="keyword"]:hover {{ background: {t.hover}; border-color: {t.edge}; }}
QPushButton[kind="expander"] {{ background: transparent; border: 1px solid transparent;
  padding: 0 4px 0 0; }}
QPushButton[kind="expander"]:hover {{ background: {t.hover}; }}
QPushButton[kind="expander"]:focus {{ border: 2px solid {t.accent}; }}
QPushButton[kind="link"] {{ background: transparent; border: 1px solid transparent; padding: 0 2px;
  min-height: {px(24)}px; text-align: left; font-size: 12pt; font-weight: 600;
  color: {t.accent_text}; }}
QPushButton[kind="link"]:hover {{ text-decoration: underline; }}
QPushButton[kind="link"]:focus {{ border: 2px solid {t.accent}; }}
QPushButton[kind="card"] {{ text-align: left; padding: 8px 12px; border-radius: {RADIUS_M}px; }}

QToolButton {{ background: transparent; border: 1px solid transparent;
  border-radius: {RADIUS_S}px; min-height: {px(CONTROL_PX - 4)}px;
  min-width: {px(CONTROL_PX - 4)}px; padding: 1px; }}
QToolButton:hover {{ background: {t.hover}; }}
QToolButton:pressed, QToolButton:checked {{ background: {t.pressed}; }}
QToolButton::menu-indicator {{ image: none; }}

QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QComboBox, QKeySequenceEdit {{
  background: {t.field}; border: 1px solid {t.edge}; border-radius: {RADIUS_S}px;
  selection-background-color: {t.accent}; selection-color: {t.on_accent}; }}
QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox {{ min-height: {px(CONTROL_PX - 4)}px;
  padding: 0 8px; }}
QPlainTextEdit, QTextEdit {{ padding: 4px 6px; }}
QLineEdit, QPlainTextEdit {{ placeholder-text-color: {t.muted}; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus {{
  border: 2px solid {t.accent}; }}
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus {{ padding-left: 7px; }}
QPlainTextEdit:focus, QTextEdit:focus {{ padding: 3px 5px; }}
QLineEdit:disabled, QPlainTextEdit:disabled {{ background: {t.panel}; color: {t.muted}; }}
QLineEdit > QToolButton {{ min-height: 0; min-width: 0; padding: 0; border: none; }}
QComboBox::drop-down {{ border: none; width: 24px; }}
QComboBox::down-arrow {{ image: url("{icons_folder}/down.png"); width: 14px; height: 14px; }}
QComboBox QAbstractItemView {{ background: {t.raised}; border: 1px solid {t.edge};
  selection-background-color: {t.accent_soft}; selection-color: {t.text}; padding: 4px; }}
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button,
QDoubleSpinBox::down-button {{ width: 18px; border: none; background: transparent; }}
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow {{ image: url("{icons_folder}/up.png");
  width: 12px; height: 12px; }}
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow {{ image: url("{icons_folder}/down.png");
  width: 12px; height: 12px; }}
QAbstractSpinBox QLineEdit, QComboBox QLineEdit {{ border: none; padding: 0; min-height: 0;
  background: transparent; }}
QSpinBox, QDoubleSpinBox {{ padding: 0 0 0 8px; }}
QCheckBox, QRadioButton {{ spacing: 8px; min-height: {px(22)}px; border: 2px solid transparent;
  border-radius: 5px; }}
QCheckBox:focus, QRadioButton:focus {{ border: 2px solid {t.accent}; }}
QCheckBox::indicator {{ width: {px(16)}px; height: {px(16)}px; border: 1px solid {t.edge};
  border-radius: 4px; background: {t.field}; }}
QCheckBox::indicator:checked {{ background: {t.accent}; border-color: {t.accent};
  image: url("{icons_folder}/check.png"); }}
QRadioButton::indicator {{ width: 14px; height: 14px; border: 1px solid {t.edge};
  border-radius: 8px; background: {t.field}; }}
QRadioButton::indicator:checked {{ background: {t.field}; border: 5px solid {t.accent};
  width: 6px; height: 6px; border-radius: 8px; }}

QTabBar {{ background: transparent; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {t.line}; }}
QTabBar::tab {{ background: transparent; color: {t.muted}; padding: 8px 12px; border: none;
  border-bottom: 2px solid transparent; min-height: {px(18)}px; }}
QTabBar::tab:selected {{ color: {t.accent_text}; border-bottom: 2px solid {t.accent};
  font-weight: 600; }}
QTabBar::tab:hover {{ color: {t.text}; }}
QTabBar:focus {{ color: {t.accent_text}; }}
QTabBar::tab:focus {{ background: {t.accent_soft}; }}

QScrollArea, QScrollArea > QWidget > #scrolled {{ background: transparent; border: none; }}
QListView, QTreeView, QTableView, QListWidget {{ background: {t.window}; border: none; }}
QTreeView, QListWidget {{ background: transparent; }}
QTreeView {{ show-decoration-selected: 1; selection-background-color: {t.accent_soft};
  selection-color: {t.accent_text}; }}
QTreeView::item, QListWidget::item {{ min-height: {px(28)}px; padding-right: 6px; }}
QTreeView::item:selected, QListWidget::item:selected {{ background: {t.accent_soft};
  color: {t.accent_text}; }}
QTreeView::item:hover:!selected {{ background: {t.hover}; }}
QTreeView::branch:selected {{ background: {t.accent_soft}; }}
QTreeView::branch:has-children:closed {{ image: url("{icons_folder}/right.png"); }}
QTreeView::branch:has-children:open {{ image: url("{icons_folder}/down.png"); }}
#names {{ background: {t.panel}; border: none; border-radius: {RADIUS_M}px; padding: 4px; }}
#names::item {{ border-radius: {RADIUS_S}px; padding: 2px 8px; }}
#settingRow {{ border: none; border-bottom: 1px solid {t.line}; }}
#facts {{ background: transparent; }}
#facts::item {{ min-height: {px(24)}px; }}
QMenu {{ background: {t.raised}; border: 1px solid {t.edge}; border-radius: {RADIUS_M}px;
  padding: 4px; }}
QMenu::item {{ padding: 6px 24px 6px 12px; border-radius: 4px; }}
QMenu::item:selected {{ background: {t.accent_soft}; color: {t.text}; }}
QMenu::item:disabled {{ color: {t.off}; }}
QMenu::separator {{ height: 1px; background: {t.line}; margin: 4px 8px; }}
QMenu::icon {{ padding-left: 8px; }}

QProgressBar {{ background: {t.chip}; border: none; border-radius: 3px; max-height: 6px;
  min-height: 6px; text-align: center; color: transparent; }}
QProgressBar::chunk {{ background: {t.accent}; border-radius: 3px; }}
QSlider::groove:horizontal {{ height: 4px; background: {t.edge}; border-radius: 2px; }}
QSlider::sub-page:horizontal {{ background: {t.accent}; border-radius: 2px; }}
QSlider::handle:horizontal {{ width: 14px; height: 14px; margin: -6px 0; border-radius: 8px;
  background: {t.raised}; border: 1px solid {t.edge}; }}
QSlider::handle:horizontal:focus {{ border: 2px solid {t.accent}; }}

QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {t.edge}; border-radius: 4px; margin: 2px; min-height: 32px;
  min-width: 32px; }}
QScrollBar::handle:hover {{ background: {t.muted}; }}
QScrollBar[idle="true"]::handle {{ background: transparent; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}

#card {{ background: {t.raised}; border: 1px solid {t.line}; border-radius: {RADIUS_L}px; }}
QLabel#picture[waiting="true"] {{ background: {t.chip}; border-radius: 4px; }}
#card[chosen="true"] {{ background: {t.accent_soft}; border: 2px solid {t.accent}; }}
#draftBox {{ background: {t.draft_soft}; border-radius: {RADIUS_M}px; }}
#draftBox QLabel {{ color: {t.draft}; }}
#noticeBox {{ background: {t.accent_soft}; border-radius: {RADIUS_M}px; }}
#problemBox {{ background: {t.bad_soft}; border-radius: {RADIUS_M}px; }}
#problemBox QLabel {{ color: {t.bad}; }}
#popover {{ background: {t.raised}; border: 1px solid {t.edge}; border-radius: {RADIUS_L}px; }}
"""
