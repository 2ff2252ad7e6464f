// The menu on a narrow screen: choosing one of the page's own headings uncovers the page.
import { upgrade } from "./upgrade.mjs";

upgrade(".ips-menu", (menu) => {
  menu.addEventListener("click", ({ target }) => {
    if (target.closest(".ips-headings") && menu.matches(":popover-open")) menu.hidePopover();
  });
});
