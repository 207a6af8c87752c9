"use strict";

// Wine 8 knows no TCP_KEEPALIVE: libuv refuses to connect a socket that is marked so beforehand.
require("node:net").Socket.prototype.setKeepAlive = function setKeepAlive() {
  return this;
};
