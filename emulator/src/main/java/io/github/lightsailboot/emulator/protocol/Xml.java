package io.github.lightsailboot.emulator.protocol;

/**
 * Writes the XML of the query protocol.
 */
public final class Xml {

	private final StringBuilder text = new StringBuilder();

	/**
	 * Append an element with text.
	 * @param name the name
	 * @param value its content
	 * @return this
	 */
	public Xml element(String name, Object value) {
		this.text.append('<').append(name).append('>');
		escape(String.valueOf(value));
		this.text.append("</").append(name).append('>');
		return this;
	}

	/**
	 * Open an element.
	 * @param name the name
	 * @return this
	 */
	public Xml open(String name) {
		this.text.append('<').append(name).append('>');
		return this;
	}

	/**
	 * Close an element.
	 * @param name the name
	 * @return this
	 */
	public Xml close(String name) {
		this.text.append("</").append(name).append('>');
		return this;
	}

	/**
	 * Append other XML.
	 * @param other the other
	 * @return this
	 */
	public Xml append(Xml other) {
		this.text.append(other.text);
		return this;
	}

	private void escape(String value) {
		for (int i = 0; i < value.length(); i++) {
			char c = value.charAt(i);
			switch (c) {
				case '<' -> this.text.append("&lt;");
				case '>' -> this.text.append("&gt;");
				case '&' -> this.text.append("&amp;");
				case '"' -> this.text.append("&quot;");
				case '\t', '\n' -> this.text.append(c);
				case '\r' -> this.text.append("&#xD;");
				default -> this.text.append((c < ' ' || c == '\uFFFE' || c == '\uFFFF') ? '\uFFFD' : c);
			}
		}
	}

	@Override
	public String toString() {
		return this.text.toString();
	}

}
